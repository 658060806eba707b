import { BlogError } from '../base/problem.ts'
import { WorkTooLong, withinSeconds } from '../base/time-limit.ts'
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

/** Computes keys in this thread. */
export interface Compute<K, V> {
  one(key: K): Computation<V>
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
  ): R[]
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
  const { timing } = step
  const stopwatch = timing && createStopwatch(timing)
  const run = await (load ?? step.load(world, stopwatch?.around))
  const facts = factsOf(world)
  const compute = (key: K, guarded: boolean): Computation<V> => {
    const reads = new Set<FactName>()
    const noting = recorded(facts, (name) => reads.add(name))
    const work = () => run(key, noting)
    return { result: attempt(guarded ? () => inTime(step, key, noting, work) : work), reads: [...reads] }
  }
  const timed = (key: K, guarded: boolean) =>
    stopwatch ? stopwatch.timed(key, () => compute(key, guarded)) : compute(key, guarded)
  const { seconds = 0 } = step
  return {
    one: (key) => timed(key, seconds > 0),
    all<R>(keys: readonly K[], use: (computation: Computation<V>, index: number) => R, begins = (_: number) => {}) {
      const done: R[] = []
      const go = () => {
        for (const key of keys.slice(done.length)) {
          begins(done.length)
          done.push(use(timed(key, false), done.length))
        }
      }
      while (done.length < keys.length) {
        try {
          if (seconds > 0) withinSeconds(seconds, go)
          else go()
        } catch (error) {
          if (!(error instanceof WorkTooLong)) throw error
          // It may only have been the last of many: alone it is given its time.
          done.push(use(timed(keys[done.length] as K, true), done.length))
        }
      }
      return done
    },
  }
}

/** Code of themes and extensions may never end. */
function inTime<K, V>(step: Step<K, V>, key: K, facts: Facts, work: () => Result<V>): Result<V> {
  const { seconds = 0 } = step
  try {
    return withinSeconds(seconds, work)
  } catch (error) {
    if (!(error instanceof WorkTooLong)) throw error
    // Noted as read: where the limit is raised, the key is tried again.
    void facts.config().limits
    throw new BlogError({
      code: 'endless',
      message: `${step.idOf(key)} was not ready after ${seconds} s and is given up.`,
      hint: 'Look for a loop that never ends in the views of the theme or in an extension, or raise the seconds in `limits` of _config.yml.',
    })
  }
}

/** A thrown problem is a result like any other; anything else that is thrown is a fault of ours and ends the build. */
function attempt<V>(run: () => Result<V>): Result<V> {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof BlogError)) throw error
    return { value: undefined, problems: [error.problem] }
  }
}
