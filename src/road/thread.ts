import { parentPort, workerData } from 'node:worker_threads'
import type { SourcePath } from '../base/paths.ts'
import { decodeUtf8, type Encoded } from '../base/utf8.ts'
import { emptyWorld, type World, withSite } from '../facts/world.ts'
import type { Step, Time } from '../memo/engine.ts'
import { type Goal, type Keep, type Kept, keeping } from '../memo/outcome.ts'
import { type PackPlace, PackReader, PackWriter } from '../memo/packs.ts'
import { DamagedMemory, type Place } from '../memo/store.ts'
import type { Project } from '../model/project.ts'
import type { Site } from '../model/site.ts'
import type { Source } from '../model/source.ts'
import { contentParts } from './content-parts.ts'
import { STEPS, type StepName } from './steps.ts'

/** A thread of the pool: it is told a world, then computes the keys that it is given. */

/** A world as it crosses threads: plain data. */
export interface WorldData {
  /** Without extensions: functions cannot cross, so a site with extensions is built in one thread. */
  readonly project: Project
  readonly now: Date
  readonly sources: readonly Source[]
  readonly site: Site
}

export type Order =
  | { readonly kind: 'world'; readonly world: WorldData }
  /** Where the texts of that world's articles lie, once they are made. */
  | { readonly kind: 'contents'; readonly contents: readonly Place[] }
  | {
      readonly kind: 'keys'
      readonly step: StepName
      readonly keys: readonly unknown[]
      /** Of each key. */
      readonly goals: readonly (Goal | undefined)[]
      readonly timed: boolean
      /** See `Step.seconds`. */
      readonly seconds: number
    }

export type Answer =
  | {
      readonly kind: 'done'
      readonly kept: readonly Kept[]
      /** Of each key; empty where nobody asked. */
      readonly times: readonly Time[]
    }
  | {
      readonly kind: 'failed'
      readonly message: string
      readonly damaged: boolean
      /** Of the key, in its batch. */
      readonly index: number
    }

const port = parentPort
if (port) {
  /** Tells the pool the number of the key in its batch. */
  const at = workerData as Int32Array
  let world: World | undefined
  let reader: PackReader | undefined
  let writer: PackWriter | undefined
  let runs = new Map<StepName, Promise<Keep<unknown, unknown>>>()
  let damaged = false
  let times: Time[] = []
  const timing = { now: () => performance.now(), took: (_: unknown, time: Time) => times.push(time) }

  const learn = ({ project, now, sources, site }: WorldData): void => {
    world = withSite(emptyWorld(project, now, sources), site)
    runs = new Map()
  }

  const openContents = (contents: readonly Place[]): void => {
    if (world === undefined) throw new Error('The thread was given texts before a world.')
    reader?.close()
    const packs = new PackReader(world.project.folders.cache)
    reader = packs
    runs = new Map()
    const bytesAt = (place: PackPlace) => (index: number) => {
      const bytes = packs.read(place, index)
      if (bytes === undefined) damaged = true
      return bytes ?? new Uint8Array()
    }
    const places = new Map(contents.map((place) => [place.id, place]))
    const content = (path: SourcePath) => {
      const found = places.get(path)
      if (found === undefined) return undefined
      const bytes = bytesAt(found.place)
      return contentParts.join(found.small, (index) => decodeUtf8(bytes(index)), bytes)
    }
    world = { ...world, content }
  }

  const write = (cache: string) => (texts: Encoded) => {
    writer ??= new PackWriter(cache)
    return writer.write(texts)
  }

  const load = (name: StepName, timed: boolean, seconds: number): Promise<Keep<unknown, unknown>> => {
    if (world === undefined) throw new Error('The thread was given keys before a world.')
    // The keys of an order are those of its step: the pool has sent both.
    const step = STEPS[name] as unknown as Step<unknown, unknown>
    const asked = { ...step, seconds, ...(timed ? { timing } : {}) }
    return keeping(asked, world, write(world.project.folders.cache))
  }

  const compute = async ({
    step,
    keys,
    goals,
    timed,
    seconds,
  }: Extract<Order, { readonly kind: 'keys' }>): Promise<Answer> => {
    const loading = runs.get(step) ?? load(step, timed, seconds)
    runs.set(step, loading)
    const run = await loading
    times = []
    const begins = (index: number): void => {
      at[0] = index
    }
    const kept = (await run.all(keys, goals, begins)).map((held) => held.kept)
    if (damaged) throw new DamagedMemory()
    return { kind: 'done', kept, times }
  }

  const obey = async (order: Order): Promise<void> => {
    if (order.kind === 'world') return learn(order.world)
    if (order.kind === 'contents') return openContents(order.contents)
    try {
      port.postMessage(await compute(order))
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      port.postMessage({
        kind: 'failed',
        message,
        damaged: error instanceof DamagedMemory,
        index: at[0] ?? 0,
      } satisfies Answer)
    }
  }
  // One after another, and answered in their order: a step may have to wait.
  let obeyed = Promise.resolve()
  port.on('message', (order: Order) => {
    obeyed = obeyed.then(() => obey(order))
  })
}
