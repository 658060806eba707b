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
 * @param at holds the number of the key in its batch for the pool, which reads it when this thread has ended; -1 before the first
 */
export function serveKeys<W, F>(port: MessagePort, at: Int32Array, served: Served<W, F>): void {
  const context = new ThreadContext(served, at)
  /** Why there is no world, for whoever sends keys. */
  let unready: unknown
  const obey = async (order: Order): Promise<void> => {
    try {
      if (order.kind === 'keys') {
        if (unready !== undefined) throw unready
        port.postMessage(await context.compute(order))
      } else if (order.kind === 'texts') context.openTexts(order.step, order.places)
      else {
        await context.enter(order.data)
        unready = undefined
      }
    } catch (error) {
      if (order.kind === 'keys') port.postMessage(failed(error, Math.max(at[0] ?? 0, 0)))
      else unready ??= error
    }
  }
  // One after another, and answered in their order: a step may have to wait.
  let obeyed = Promise.resolve()
  port.on('message', (order: Order) => {
    obeyed = obeyed.then(() => obey(order))
  })
}

/** The world of a thread, the packs that it reads and writes, and the steps that are loaded for this very world. */
class ThreadContext<W, F> {
  readonly #served: Served<W, F>
  readonly #at: Int32Array
  #world: W | undefined
  #reader: PackReader | undefined
  #writer: PackWriter | undefined
  /** By step. */
  #runs = new Map<string, Promise<Compute<unknown, unknown>>>()
  /** Set when a text is gone: code that looked for it may have caught what was thrown. */
  #damaged = false

  constructor(served: Served<W, F>, at: Int32Array) {
    this.#served = served
    this.#at = at
  }

  async enter(data: unknown): Promise<void> {
    this.#runs = new Map()
    this.#world = await this.#served.worldOf(data)
  }

  /** From now on the values of a step can be looked up; they are read when somebody does. */
  openTexts(name: string, places: readonly Place[]): void {
    this.#reader ??= new PackReader(this.#folder())
    const packs = this.#reader
    const bytesAt = (place: PackPlace) => (index: number) => {
      const bytes = packs.read(place, index)
      if (bytes === undefined) this.#damaged = true
      return bytes ?? new Uint8Array()
    }
    const byId = new Map(places.map((place) => [place.id, place]))
    const { parts } = this.#served.stepOf(name)
    this.#world = this.#served.withValues(this.#known(), name, (id) => {
      const found = byId.get(id)
      if (found === undefined) return undefined
      const bytes = bytesAt(found.place)
      return parts?.join(found.small, (index) => decodeUtf8(bytes(index)), bytes)
    })
    this.#runs = new Map()
  }

  async compute({
    step: name,
    keys,
    goals,
    timed,
    seconds,
  }: Extract<Order, { readonly kind: 'keys' }>): Promise<Answer> {
    const { domain, stepOf } = this.#served
    const step = stepOf(name)
    const now = timed ? () => performance.now() : undefined
    this.#at[0] = -1
    const loading = this.#runs.get(name) ?? computing(domain, step, this.#known(), { seconds, now, tellsLater: true })
    this.#runs.set(name, loading)
    const write = (texts: Encoded): PackPlace => {
      this.#writer ??= new PackWriter(this.#folder())
      return this.#writer.write(texts)
    }
    const outcomeOf = outcomesOf(step, { write, stage: domain.stage })
    const outcomes = await (await loading).all(
      keys,
      (computation, index) => outcomeOf(computation, keys[index], goals[index]),
      (index) => {
        this.#at[0] = index
      },
    )
    if (this.#damaged) throw new DamagedMemory()
    return { kind: 'done', outcomes }
  }

  #known(): W {
    if (this.#world === undefined) throw new Error('The thread was given work before a world.')
    return this.#world
  }

  #folder(): string {
    return this.#served.folderOf(this.#known())
  }
}

function failed(error: unknown, index: number): Answer {
  return {
    kind: 'failed',
    message: error instanceof Error ? error.message : String(error),
    memory: error instanceof DamagedMemory ? 'damaged' : error instanceof UnwritableCache ? error.why : undefined,
    index,
  }
}
