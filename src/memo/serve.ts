import type { MessagePort } from 'node:worker_threads'
import { UnwritableCache } from '../base/unwritable-cache.ts'
import { decodeUtf8, type Encoded } from '../base/utf8.ts'
import { type Compute, computing } from './compute.ts'
import type { Domain } from './domain.ts'
import { outcomesOf } from './outcome.ts'
import { type PackPlace, PackReader, PackWriter } from './packs.ts'
import type { Answer, Order } from './protocol.ts'
import type { Step } from './step.ts'
import { DamagedMemory, type Place } from './store.ts'

/** What a thread has to know of the values that it computes. */
export interface Served<W, F> {
  readonly domain: Domain<W, F>
  readonly stepOf: (name: string) => Step<W, F, unknown, unknown>
  /** From what the other side made of its world. */
  readonly worldOf: (data: unknown) => Promise<W>
  /** The world in which values of a step can be looked up. */
  readonly withValues: (world: W, step: string, get: (id: string) => unknown) => W
  /** The folder of the memory. */
  readonly folderOf: (world: W) => string
}

/**
 * The other side of the pool: a thread that is given a world, and then computes the keys that it is sent.
 * @param at tells the pool the number of the key in its batch; it is read when this thread has ended
 */
export function serveKeys<W, F>(port: MessagePort, at: Int32Array, served: Served<W, F>): void {
  const { domain } = served
  let world: W | undefined
  let reader: PackReader | undefined
  let writer: PackWriter | undefined
  /** By step, for the world as it is. */
  let runs = new Map<string, Promise<Compute<unknown, unknown>>>()
  let damaged = false

  const known = (): W => {
    if (world === undefined) throw new Error('The thread was given work before a world.')
    return world
  }
  const openTexts = (name: string, places: readonly Place[]): void => {
    reader ??= new PackReader(served.folderOf(known()))
    const packs = reader
    const bytesAt = (place: PackPlace) => (index: number) => {
      const bytes = packs.read(place, index)
      if (bytes === undefined) damaged = true
      return bytes ?? new Uint8Array()
    }
    const byId = new Map(places.map((place) => [place.id, place]))
    const { parts } = served.stepOf(name)
    world = served.withValues(known(), name, (id) => {
      const found = byId.get(id)
      if (found === undefined) return undefined
      const bytes = bytesAt(found.place)
      return parts?.join(found.small, (index) => decodeUtf8(bytes(index)), bytes)
    })
    runs = new Map()
  }
  const write = (texts: Encoded): PackPlace => {
    writer ??= new PackWriter(served.folderOf(known()))
    return writer.write(texts)
  }
  const compute = async (order: Extract<Order, { readonly kind: 'keys' }>): Promise<Answer> => {
    const { keys, goals, timed, seconds } = order
    const step = served.stepOf(order.step)
    const now = timed ? () => performance.now() : undefined
    const loading = runs.get(order.step) ?? computing(domain, step, known(), { seconds, now })
    runs.set(order.step, loading)
    const outcomeOf = outcomesOf(step, { write, stage: domain.stage })
    const outcomes = await (await loading).all(
      keys,
      (computation, index) => outcomeOf(computation, keys[index], goals[index]),
      (index) => {
        at[0] = index
      },
    )
    if (damaged) throw new DamagedMemory()
    return { kind: 'done', outcomes }
  }
  const failed = (error: unknown): Answer => ({
    kind: 'failed',
    message: error instanceof Error ? error.message : String(error),
    memory: error instanceof DamagedMemory ? 'damaged' : error instanceof UnwritableCache ? error.why : undefined,
    index: at[0] ?? 0,
  })
  /** Why there is no world, told to whoever sends keys. */
  let unready: unknown
  const obey = async (order: Order): Promise<void> => {
    try {
      if (order.kind === 'keys') {
        if (unready !== undefined) throw unready
        port.postMessage(await compute(order))
        return
      }
      if (order.kind === 'texts') return openTexts(order.step, order.places)
      runs = new Map()
      world = await served.worldOf(order.data)
      unready = undefined
    } catch (error) {
      if (order.kind === 'keys') port.postMessage(failed(error))
      else unready ??= error
    }
  }
  // One after another, and answered in their order: a step may have to wait.
  let obeyed = Promise.resolve()
  port.on('message', (order: Order) => {
    obeyed = obeyed.then(() => obey(order))
  })
}
