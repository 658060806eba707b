import type { Library } from '../markdown/options.ts'
import type { Observed, Observer, Spent } from '../memo/observe.ts'
import type { Remark } from '../model/facts.ts'

/**
 * Where the time of one build goes. It hears what happens in the engine: whatever passes between two events belongs to the
 * stage that was entered last, so that the stages add up to the whole.
 */
export interface Profile {
  readonly observer: Observer
  /** What goes on from now on. */
  readonly enter: (stage: Stage) => void
  readonly taken: () => Taken
}

export type Stage = (typeof STAGES)[number]

/** In the order of the road. `plan`: tags, lists, addresses. `write`: publishing and remembering. */
export const STAGES = ['open', 'scan', 'head', 'plan', 'content', 'search', 'output', 'derived', 'write'] as const

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
  /** What every build computes again, and why; by reason, the commonest first. */
  readonly volatile: readonly Volatile[]
  /** Partials that were to be made for all pages, and were not, and why; by view, those met first. */
  readonly remarks: readonly Remark[]
}

export interface Entry extends Spent {
  readonly name: string
}

export interface Volatile {
  /** As the code that knows it says. */
  readonly why: string
  readonly count: number
  /** The first of them: a source or a path. */
  readonly example: string
}

/** @param now in ms, from any beginning */
export function createProfile(now: () => number): Profile {
  const stages = new Map<Stage, number>()
  const keys = new Map<string, Map<string, Spent>>()
  const views = new Map<string, Spent>()
  const libraries = new Map<Library, Spent>()
  const volatile = new Map<string, Volatile>()
  const remarks = new Map<string, Remark>()
  let current: Stage = 'open'
  let since = now()
  const enter = (stage: Stage): void => {
    const time = now()
    stages.set(current, (stages.get(current) ?? 0) + time - since)
    current = stage
    since = time
  }
  const computed = ({ step, id, group, time, volatile: reasons, remarks: told }: Observed): void => {
    const spent = keys.get(step) ?? new Map<string, Spent>()
    keys.set(step, spent)
    const { ms, libraries: called } = time ?? { ms: 0, libraries: {} }
    add(spent, id, ms)
    for (const library of LIBRARIES) {
      const { count, ms: within } = called[library] ?? NOTHING
      add(libraries, library, within, count)
    }
    if (group !== undefined) add(views, group, ms)
    for (const why of reasons) {
      const { count, example } = volatile.get(why) ?? { count: 0, example: id }
      volatile.set(why, { why, count: count + 1, example })
    }
    // Each thread tells, and each language: once is enough.
    for (const remark of told as readonly Remark[]) remarks.set(JSON.stringify(remark), remark)
  }
  return {
    enter,
    observer: {
      now,
      begins: (step) => enter(stageOf(step)),
      computed,
      // Whoever takes the value writes it before asking for the next.
      gives: (step) => enter(step === 'output' ? 'write' : stageOf(step)),
      takes: (step) => enter(stageOf(step)),
      ends: (step) => enter(step === 'output' || step === 'derived' ? 'write' : 'plan'),
    },
    taken() {
      enter(current)
      return {
        stages: STAGES.map((stage) => ({ stage, ms: stages.get(stage) ?? 0, keys: sumOf(keys.get(stage)) })),
        libraries: LIBRARIES.map((library) => ({ library, spent: libraries.get(library) ?? NOTHING })),
        articles: slowest(keys.get('content')),
        pages: slowest(keys.get('output')),
        views: slowest(views),
        volatile: [...volatile.values()].sort((a, b) => b.count - a.count),
        remarks: [...remarks.values()].sort((a, b) => (a.view < b.view ? -1 : Number(a.view > b.view))),
      }
    },
  }
}

/** A step that no stage is named after is planning. */
function stageOf(step: string): Stage {
  return STAGES.find((stage) => stage === step) ?? 'plan'
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
