import { setImmediate as nextTurn } from 'node:timers/promises'
import { isLater, type Later, NotReady } from '../base/later.ts'
import { BlogError } from '../base/problem.ts'
import { settledWithin, WorkTooLong, withinSeconds } from '../base/time-limit.ts'
import { isTooLarge } from '../base/too-large.ts'
import { UnwritableCache } from '../base/unwritable-cache.ts'
import type { Domain } from './domain.ts'
import { createStopwatch, type Time } from './observe.ts'
import type { Result, Run, Step } from './step.ts'

/** What came of one key, and what it reported on the way. */
export interface Computation<V> {
  readonly result: Result<V>
  /** The names of all facts that were read. */
  readonly reads: readonly string[]
  /** Why it must not be remembered; left out where it may. */
  readonly volatile?: readonly string[]
  /** It was given up. */
  readonly isTooLong?: true
  /** What it had to say to whoever asks where the time goes. */
  readonly remarks?: readonly object[]
  /** Log messages of guests and extensions while it was made, where they are printed later. */
  readonly said?: readonly object[]
  readonly time?: Time
}

/** Computes keys in this thread, one after another. */
export interface Compute<K, V> {
  /** @throws {NotReady} when it read what is still being made; promised, where the step promises its result */
  one(key: K): Later<Computation<V>>
  /**
   * Several, each given the time that the step allows. To guard them together costs no more than to guard one, a third of
   * a millisecond.
   * @param use takes what came of each key before the next is begun, and may be called again for the last one
   * @param begins hears the number of each key
   */
  all<R>(
    keys: readonly K[],
    use: (computation: Computation<V>, index: number) => R,
    begins?: (index: number) => void,
  ): Promise<R[]>
}

export interface ComputeOptions<F, K, V> {
  /** After which a key of a limited step is given up with an error; 0 for no limit. */
  readonly seconds?: number
  /** Where keys are timed: in ms, from any beginning. */
  readonly now?: (() => number) | undefined
  /** Whether log messages wait for the result of the key. */
  readonly tellsLater?: boolean
  /** What the step loads, where that is known already. */
  readonly loaded?: Promise<Run<F, K, V>> | undefined
}

/** Loads a step and gives what computes its keys. */
export async function computing<W, F, K, V>(
  domain: Domain<W, F>,
  step: Step<W, F, K, V>,
  world: W,
  options: ComputeOptions<F, K, V> = {},
): Promise<Compute<K, V>> {
  const { now, loaded, tellsLater = false } = options
  const seconds = step.limited === true ? (options.seconds ?? 0) : 0
  const stopwatch = now && createStopwatch(now)
  const run = await (loaded ?? step.load(world, stopwatch?.around))
  const record = domain.recorder(domain.factsOf(world))
  const compute = (key: K, guarded: boolean): Later<Computation<V>> => {
    const reads = new Set<string>()
    const volatile = new Set<string>()
    const remarks: object[] = []
    const said: object[] = []
    let isDone = false
    let missed: NotReady | UnwritableCache | undefined
    const noting = record({
      read: (name) => void reads.add(name),
      volatile: (why) => void volatile.add(why),
      remark: (remark) => void remarks.push(remark),
      say: (what) => tellsLater && !isDone && said.push(what) > 0,
      failed(error) {
        if (error instanceof NotReady || error instanceof UnwritableCache) missed = error
      },
    })
    const done = (result: Result<V>): Computation<V> => {
      // Templates catch what is thrown: what was made without it is not what it should be.
      if (missed !== undefined) throw missed
      isDone = true
      return {
        result,
        reads: [...reads],
        ...(volatile.size > 0 && { volatile: [...volatile] }),
        ...(remarks.length > 0 && { remarks }),
        ...(said.length > 0 && { said }),
      }
    }
    /** A thrown problem is a result like any other; anything else that is thrown is a fault of ours and ends the build. */
    const failed = (error: unknown): Computation<V> => {
      if (missed !== undefined) throw missed
      const id = step.idOf(key)
      const known =
        error instanceof WorkTooLong
          ? domain.tooLong(id, seconds, noting)
          : isTooLarge(error)
            ? domain.tooLarge(id)
            : error
      if (known instanceof BlogError) {
        const by = known === error ? undefined : step.byOf?.(key)
        const given = done({
          value: undefined,
          problems: [by === undefined ? known.problem : { ...known.problem, by }],
        })
        return error instanceof WorkTooLong ? { ...given, isTooLong: true } : given
      }
      throw inHand(error, step.name, step.idOf(key))
    }
    const work = () => run(key, noting)
    let result: Later<Result<V>>
    try {
      result = guarded && seconds > 0 ? withinSeconds(seconds, work) : work()
    } catch (error) {
      return failed(error)
    }
    return isLater(result) ? settledWithin(seconds, result).then(done, failed) : done(result)
  }
  const timed = (key: K, guarded: boolean) =>
    stopwatch
      ? stopwatch.timed(
          () => compute(key, guarded),
          (computation, time) => ({ ...computation, time }),
        )
      : compute(key, guarded)
  const untried = (key: K): Computation<V> => ({
    result: { value: undefined, problems: [domain.untried(step.idOf(key), seconds).problem] },
    reads: [],
    volatile: ['it was not tried'],
  })
  return { one: (key) => timed(key, true), all: allOf(timed, untried, seconds) }
}

/** So many may take too long before the others are left: a fault of all would take hours to show. */
const A_FEW = 3

function allOf<K, V>(
  timed: (key: K, guarded: boolean) => Later<Computation<V>>,
  untried: (key: K) => Computation<V>,
  seconds: number,
): Compute<K, V>['all'] {
  return async (keys, use, begins = () => {}) => {
    const done: ReturnType<typeof use>[] = []
    let promised: PromiseLike<Computation<V>> | undefined
    let tooLong = 0
    const take = (computation: Computation<V>) => {
      if (computation.isTooLong) tooLong++
      done.push(use(computation, done.length))
    }
    const begin = (guarded: boolean) => {
      const key = keys[done.length] as K
      const computation = tooLong < A_FEW ? timed(key, guarded) : untried(key)
      if (isLater(computation)) promised = computation
      else take(computation)
    }
    const go = () => {
      while (promised === undefined && done.length < keys.length) {
        begins(done.length)
        begin(false)
      }
    }
    // With a loop that is ended go the promises that are about to be handed on: by now all are.
    if (seconds > 0) await nextTurn()
    while (done.length < keys.length) {
      try {
        if (seconds > 0) withinSeconds(seconds, go)
        else go()
      } catch (error) {
        if (!(error instanceof WorkTooLong)) throw error
        // It may only have been the last of many: alone it is given its time.
        if (promised === undefined && done.length < keys.length) begin(true)
      }
      if (promised !== undefined) take(await promised)
      promised = undefined
    }
    return done
  }
}

/** Says what was being made when nobody foresaw the error. In its message, which crosses threads. */
function inHand(error: unknown, step: string, id: string): unknown {
  if (error instanceof Error) error.message = `${error.message} (in the step "${step}", at ${id})`
  return error
}
