import type { Route } from '../model/route.ts'
import type { Engine, Step } from './engine.ts'
import type { World } from './world.ts'

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

/** All times in ms. Of the keys, only those that were computed; in threads they add up to more than their stage. */
export interface Taken {
  readonly stages: readonly { readonly stage: Stage; readonly ms: number; readonly keys: Spent }[]
  /** By source, the slowest first. */
  readonly articles: readonly Entry[]
  /** By path below `public/`, the slowest first. */
  readonly pages: readonly Entry[]
  /** Pages by the template that they begin with, the slowest first. */
  readonly views: readonly Entry[]
}

export interface Spent {
  readonly count: number
  readonly ms: number
}

export interface Entry extends Spent {
  readonly name: string
}

/** @param now in ms, from any beginning */
export function createProfile(now: () => number): Profile {
  const stages = new Map<Stage, number>()
  const keys = new Map<Stage, Map<string, Spent>>()
  const views = new Map<string, Spent>()
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
    const took = (key: K, ms: number): void => {
      add(spent, step.idOf(key), ms)
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

function add(spent: Map<string, Spent>, name: string, ms: number): void {
  const before = spent.get(name)
  spent.set(name, { count: (before?.count ?? 0) + 1, ms: (before?.ms ?? 0) + ms })
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
