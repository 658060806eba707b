import { BlogError } from '../base/problem.ts'
import { WorkTooLong, withinSeconds } from '../base/time-limit.ts'
import type { Facts } from '../model/facts.ts'
import type { Result, Step } from './engine.ts'
import { type FactName, recorded } from './reads.ts'
import { createStopwatch } from './stopwatch.ts'
import { factsOf, type World } from './world.ts'

/** What came of one key, and the names of all facts that were read on the way. */
export interface Computation<V> {
  readonly result: Result<V>
  readonly reads: readonly FactName[]
}

/**
 * Loads a step and gives the function that computes one key of it, in this thread.
 * @param load what the step loads, where that is known already
 */
export async function computing<K, V>(
  step: Step<K, V>,
  world: World,
  load?: ReturnType<Step<K, V>['load']>,
): Promise<(key: K) => Computation<V>> {
  const { timing } = step
  const stopwatch = timing && createStopwatch(timing)
  const run = await (load ?? step.load(world, stopwatch?.around))
  const facts = factsOf(world)
  const compute = (key: K): Computation<V> => {
    const reads = new Set<FactName>()
    const noting = recorded(facts, (name) => reads.add(name))
    return { result: attempt(() => inTime(step, key, noting, () => run(key, noting))), reads: [...reads] }
  }
  return stopwatch ? (key) => stopwatch.timed(key, () => compute(key)) : compute
}

/** Code of themes and extensions may never end. */
function inTime<K, V>(step: Step<K, V>, key: K, facts: Facts, work: () => Result<V>): Result<V> {
  const { seconds = 0 } = step
  if (seconds === 0) return work()
  try {
    return withinSeconds(seconds, work)
  } catch (error) {
    if (!(error instanceof WorkTooLong)) throw error
    // Noted as read: where the limit is raised, the key is tried again.
    void facts.config().limits
    throw new BlogError({
      code: 'endless',
      message: `${step.idOf(key)} was not ready after ${seconds} s and is given up.`,
      hint: 'Look for a loop that never ends in the views of the theme or in an extension, or raise `limits: { preview_seconds: … }` in _config.yml.',
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
