import type { World } from '../facts/world.ts'
import type { Library } from '../markdown/options.ts'
import type { Route } from '../model/route.ts'
import type { Engine, Spent, Step, Time } from './engine.ts'

/**
 * Where the time of one build goes. It looks at the engine from outside, as a progress bar does: whatever passes between
 * two looks at the clock belongs to the stage that was entered last, so that the stages add up to the whole.
 */
export interface Profile {
  /** The same engine, timed. */
  readonly watch: (engine: Engine) => Engine
  /** What goes on from now on. */
  readonly enter: (stage: Stage) => void
  readonly taken: () => Taken
}

export type Stage = (typeof STAGES)[number]

/** In the order of the road. `plan`: tags, lists, addresses. `write`: publishing and remembering. */
export const STAGES = ['open', 'scan', 'head', 'plan', 'content', 'search', 'output', 'write'] as const

const LIBRARIES = ['KaTeX', 'highlight.js'] as const satisfies readonly Library[]
const NOTHING: Spent = { count: 0, ms: 0 }

/** All times in ms. Of the keys, only those that were computed; in threads they add up to more than their stage. */
export interface Taken {
  readonly stages: readonly { readonly stage: Stage; readonly ms: number; readonly keys: Spent }[]
  /** What of Markdown was spent in its libraries. */
  readonly libraries: readonly { readonly library: Library; readonly spent: Spent }[]
  /** By source, the slowest first. */
  readonly articles: readonly Entry[]
  /** By path below `public/`, the slowest first. */
  readonly pages: readonly Entry[]
  /** Pages by the template that they begin with, the slowest first. */
  readonly views: readonly Entry[]
}

export interface Entry extends Spent {
  readonly name: string
}

/** @param now in ms, from any beginning */
export function createProfile(now: () => number): Profile {
  const stages = new Map<Stage, number>()
  const keys = new Map<Stage, Map<string, Spent>>()
  const views = new Map<string, Spent>()
  const libraries = new Map<Library, Spent>()
  let current: Stage = 'open'
  let since = now()
  const enter = (stage: Stage): void => {
    const time = now()
    stages.set(current, (stages.get(current) ?? 0) + time - since)
    current = stage
    since = time
  }
  const timed = <K, V>(step: Step<K, V>, world: World): Step<K, V> => {
    const spent = keys.get(step.name) ?? new Map<string, Spent>()
    keys.set(step.name, spent)
    const took = (key: K, { ms, libraries: called }: Time): void => {
      add(spent, step.idOf(key), ms)
      for (const library of LIBRARIES) {
        const { count, ms: within } = called[library] ?? NOTHING
        add(libraries, library, within, count)
      }
      const view = step.name === 'output' ? viewOf(key as Route, world) : undefined
      if (view !== undefined) add(views, view, ms)
    }
    return { ...step, timing: { now, took } }
  }
  return {
    enter,
    watch: (engine) => ({
      ...engine,
      async map(step, all, world) {
        enter(step.name)
        try {
          return await engine.map(timed(step, world), all, world)
        } finally {
          enter('plan')
        }
      },
      async *each(step, all, world, target) {
        enter(step.name)
        try {
          for await (const made of engine.each(timed(step, world), all, world, target)) {
            // Whoever takes the value writes it before asking for the next.
            enter('write')
            yield made
            enter(step.name)
          }
        } finally {
          enter('write')
        }
      },
    }),
    taken() {
      enter(current)
      return {
        stages: STAGES.map((stage) => ({ stage, ms: stages.get(stage) ?? 0, keys: sumOf(keys.get(stage)) })),
        libraries: LIBRARIES.map((library) => ({ library, spent: libraries.get(library) ?? NOTHING })),
        articles: slowest(keys.get('content')),
        pages: slowest(keys.get('output')),
        views: slowest(views),
      }
    },
  }
}

function viewOf(route: Route, { project }: World): string | undefined {
  return route.kind === 'view' ? route.views.find((name) => project.theme.views.has(name)) : undefined
}

function add<N>(spent: Map<N, Spent>, name: N, ms: number, count = 1): void {
  const before = spent.get(name) ?? NOTHING
  spent.set(name, { count: before.count + count, ms: before.ms + ms })
}

function sumOf(spent: ReadonlyMap<string, Spent> = new Map()): Spent {
  let [count, ms] = [0, 0]
  for (const one of spent.values()) {
    count += one.count
    ms += one.ms
  }
  return { count, ms }
}

function slowest(spent: ReadonlyMap<string, Spent> = new Map()): Entry[] {
  return Array.from(spent, ([name, one]) => ({ name, ...one })).sort((a, b) => b.ms - a.ms)
}
