import { andThen, type Later } from '../base/later.ts'

/**
 * What happens in an engine, as events for whoever watches it: a bar that shows how far a build is, a profile of where
 * its time goes. Nothing that an observer does changes a result; who hears of nothing costs nothing.
 */
export interface Observer {
  /** In ms, from any beginning. Where nobody brings a clock, none is looked at. */
  readonly now?: () => number
  /** A step begins, over so many keys. */
  readonly begins?: (step: string, keys: number) => void
  /** This thread goes on to another key. */
  readonly works?: (step: string) => void
  /** A key was computed, in whatever thread. */
  readonly computed?: (one: Observed) => void
  /** A value of a stream goes to whoever takes it … */
  readonly gives?: (step: string) => void
  /** … who now asks for the next. */
  readonly takes?: (step: string) => void
  readonly ends?: (step: string) => void
}

export interface Observed {
  readonly step: string
  readonly id: string
  /** See `Step.groupOf`. */
  readonly group: string | undefined
  /** How many facts it read. */
  readonly reads: number
  /** Where somebody brought a clock. */
  readonly time: Time | undefined
  /** Why it is not remembered; empty where it is. */
  readonly volatile: readonly string[]
  /** What it had to say about its time. */
  readonly remarks: readonly object[]
}

/** Plain data: it comes from other threads too. */
export interface Time {
  readonly ms: number
  /** What of it was spent in libraries, and in how many calls. */
  readonly libraries: Readonly<Partial<Record<string, Spent>>>
}

export interface Spent {
  readonly count: number
  readonly ms: number
}

/** Stands around each call of a library, to see how long it takes. What `work` gives must be given back. */
export type Around = <T>(library: string, work: () => T) => T

/** Tells several observers, in their order. The clock is that of the first who has one. */
export function together(observers: readonly Observer[]): Observer {
  const now = observers.find((one) => one.now !== undefined)?.now
  return {
    ...(now && { now }),
    begins: (step, keys) => observers.forEach((one) => void one.begins?.(step, keys)),
    works: (step) => observers.forEach((one) => void one.works?.(step)),
    computed: (what) => observers.forEach((one) => void one.computed?.(what)),
    gives: (step) => observers.forEach((one) => void one.gives?.(step)),
    takes: (step) => observers.forEach((one) => void one.takes?.(step)),
    ends: (step) => observers.forEach((one) => void one.ends?.(step)),
  }
}

/** The one place where a computation meets a clock: how long a key takes, and the libraries that are called for it. */
export interface Stopwatch {
  readonly timed: <T>(work: () => Later<T>, done: (result: T, time: Time) => T) => Later<T>
  readonly around: Around
}

export function createStopwatch(now: () => number): Stopwatch {
  let libraries: Partial<Record<string, Spent>> = {}
  return {
    timed(work, done) {
      libraries = {}
      const started = now()
      return andThen(work(), (result) => done(result, { ms: now() - started, libraries }))
    },
    around(library, work) {
      const started = now()
      const result = work()
      const { count, ms } = libraries[library] ?? { count: 0, ms: 0 }
      libraries[library] = { count: count + 1, ms: ms + now() - started }
      return result
    },
  }
}
