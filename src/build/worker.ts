import { parentPort } from 'node:worker_threads'
import type { SourcePath } from '../base/paths.ts'
import type { Project } from '../model/project.ts'
import type { Site } from '../model/site.ts'
import type { Source } from '../model/source.ts'
import { type Computation, computing } from './computation.ts'
import { contentParts } from './content-parts.ts'
import type { Step } from './engine.ts'
import { PackReader } from './packs.ts'
import { STEPS, type StepName } from './steps.ts'
import { DamagedMemory, type Place } from './store.ts'
import { emptyWorld, type World, withSite } from './world.ts'

/** A thread of the pool: it is told a world, then computes the keys that it is given. It writes nothing. */

/** A world as it crosses threads: plain data, and where the texts of articles lie. */
export interface WorldData {
  /** Without extensions: functions cannot cross, so a site with extensions is built in one thread. */
  readonly project: Project
  readonly now: Date
  readonly sources: readonly Source[]
  readonly site: Site
  /** Absolute: the folder of the packs. */
  readonly cache: string
  readonly contents: readonly Place[]
}

export type Order =
  | { readonly kind: 'world'; readonly world: WorldData }
  | { readonly kind: 'keys'; readonly step: StepName; readonly keys: readonly unknown[]; readonly timed: boolean }

export type Answer =
  | {
      readonly kind: 'done'
      readonly computations: readonly Computation<unknown>[]
      /** Of each key, in ms; empty where nobody asked. */
      readonly times: readonly number[]
    }
  | { readonly kind: 'failed'; readonly message: string; readonly damaged: boolean }

const port = parentPort
if (port) {
  let world: World | undefined
  let packs: PackReader | undefined
  let runs = new Map<StepName, (key: unknown) => Computation<unknown>>()
  let damaged = false

  const learn = (data: WorldData): void => {
    packs?.close()
    const reader = new PackReader(data.cache)
    packs = reader
    runs = new Map()
    const places = new Map(data.contents.map((place) => [place.id, place]))
    const content = (path: SourcePath) => {
      const found = places.get(path)
      return found && contentParts.join(found.small, (index) => textAt(reader, found, index))
    }
    world = { ...withSite(emptyWorld(data.project, data.now, data.sources), data.site), content }
  }

  const textAt = (reader: PackReader, { place }: Place, index: number): string => {
    const text = reader.read(place, index)
    if (text === undefined) damaged = true
    return text ?? ''
  }

  let times: number[] = []
  const timing = { now: () => performance.now(), took: (_: unknown, ms: number) => times.push(ms) }

  const compute = async (
    name: StepName,
    keys: readonly unknown[],
    timed: boolean,
  ): Promise<readonly Computation<unknown>[]> => {
    if (world === undefined) throw new Error('The thread was given keys before a world.')
    // The keys of an order are those of its step: the pool has sent both.
    const step = STEPS[name] as unknown as Step<unknown, unknown>
    const run = runs.get(name) ?? (await computing(timed ? { ...step, timing } : step, world))
    runs.set(name, run)
    times = []
    const computations = keys.map((key) => run(key))
    if (damaged) throw new DamagedMemory()
    return computations
  }

  port.on('message', async (order: Order) => {
    if (order.kind === 'world') return learn(order.world)
    try {
      const computations = await compute(order.step, order.keys, order.timed)
      port.postMessage({ kind: 'done', computations, times } satisfies Answer)
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      port.postMessage({ kind: 'failed', message, damaged: error instanceof DamagedMemory } satisfies Answer)
    }
  })
}
