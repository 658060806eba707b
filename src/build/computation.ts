import { BlogError } from '../base/problem.ts'
import type { Result, Step } from './engine.ts'
import { type FactName, recorded } from './reads.ts'
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
  load: ReturnType<Step<K, V>['load']> | undefined = step.load(world),
): Promise<(key: K) => Computation<V>> {
  const run = await load
  const facts = factsOf(world)
  const compute = (key: K): Computation<V> => {
    const reads = new Set<FactName>()
    const noting = recorded(facts, (name) => reads.add(name))
    return { result: attempt(() => run(key, noting)), reads: [...reads] }
  }
  const { timing } = step
  if (timing === undefined) return compute
  return (key) => {
    const started = timing.now()
    const computation = compute(key)
    timing.took(key, timing.now() - started)
    return computation
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
