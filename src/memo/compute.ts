import { isLater, type Later, NotReady } from '../base/later.ts'
import { BlogError, type Problem } from '../base/problem.ts'
import { settledWithin, WorkTooLong, withinSeconds } from '../base/time-limit.ts'
import { type FactName, recorded } from '../facts/recorded.ts'
import { factsOf, type World } from '../facts/world.ts'
import type { Facts } from '../model/facts.ts'
import type { Result, Step } from './engine.ts'
import { createStopwatch } from './stopwatch.ts'

/** What came of one key, and the names of all facts that were read on the way. */
export interface Computation<V> {
  readonly result: Result<V>
  readonly reads: readonly FactName[]
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

/**
 * Loads a step and gives what computes its keys.
 * @param load what the step loads, where that is known already
 */
export async function computing<K, V>(
  step: Step<K, V>,
  world: World,
  load?: ReturnType<Step<K, V>['load']>,
): Promise<Compute<K, V>> {
  const { timing, seconds = 0 } = step
  const stopwatch = timing && createStopwatch(timing)
  const run = await (load ?? step.load(world, stopwatch?.around))
  const facts = factsOf(world)
  const compute = (key: K, guarded: boolean): Later<Computation<V>> => {
    const reads = new Set<FactName>()
    let missed: NotReady | undefined
    const noting = recorded(
      facts,
      (name) => reads.add(name),
      (error) => {
        if (error instanceof NotReady) missed = error
      },
    )
    const done = (result: Result<V>): Computation<V> => {
      // Templates catch what is thrown: what was made without it is not what it should be.
      if (missed !== undefined) throw missed
      return { result, reads: [...reads] }
    }
    const failed = (error: unknown): Computation<V> => {
      const problem = problemOf(missed ?? (error instanceof WorkTooLong ? tooLong(step, key, noting) : error))
      return done({ value: undefined, problems: [problem] })
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
    stopwatch ? stopwatch.timed(key, () => compute(key, guarded)) : compute(key, guarded)
  return {
    one: (key) => timed(key, true),
    async all<R>(
      keys: readonly K[],
      use: (computation: Computation<V>, index: number) => R,
      begins = (_: number) => {},
    ) {
      const done: R[] = []
      let promised: PromiseLike<Computation<V>> | undefined
      const begin = (guarded: boolean) => {
        const computation = timed(keys[done.length] as K, guarded)
        if (isLater(computation)) promised = computation
        else done.push(use(computation, done.length))
      }
      const go = () => {
        while (promised === undefined && done.length < keys.length) {
          begins(done.length)
          begin(false)
        }
      }
      while (done.length < keys.length) {
        try {
          if (seconds > 0) withinSeconds(seconds, go)
          else go()
        } catch (error) {
          if (!(error instanceof WorkTooLong)) throw error
          // It may only have been the last of many: alone it is given its time.
          if (promised === undefined && done.length < keys.length) begin(true)
        }
        if (promised !== undefined) done.push(use(await promised, done.length))
        promised = undefined
      }
      return done
    },
  }
}

/** Code of themes and extensions may never end. */
function tooLong<K, V>({ seconds = 0, idOf }: Step<K, V>, key: K, facts: Facts): BlogError {
  // Noted as read: where the limit is raised, the key is tried again.
  void facts.config().limits
  return new BlogError({
    code: 'endless',
    message: `${idOf(key)} was not ready after ${seconds} s and is given up.`,
    hint: 'Look for a loop that never ends in the views of the theme or in an extension, or raise the seconds in `limits` of _config.yml.',
  })
}

/** A thrown problem is a result like any other; anything else that is thrown is a fault of ours and ends the build. */
function problemOf(error: unknown): Problem {
  if (!(error instanceof BlogError)) throw error
  return error.problem
}
