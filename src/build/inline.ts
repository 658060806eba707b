import { computing } from './computation.ts'
import type { Engine, Result, Settled, Step } from './engine.ts'
import type { World } from './world.ts'

/** The engine without memory: every key is computed, in this thread. What the memo must always agree with. */
export function createInlineEngine(now: Date): Engine {
  return {
    now,
    async map(step, keys, world) {
      return settle(step, keys, await runner(step, world))
    },
    async *each(step, keys, world) {
      const run = await runner(step, world)
      for (const key of keys) {
        const direct = step.direct?.(key)
        const { value, problems } = direct === undefined ? run(key) : { value: direct, problems: [] }
        yield { key, problems, computed: true, digest: undefined, value: async () => value }
      }
    },
  }
}

async function runner<K, V>(step: Step<K, V>, world: World): Promise<(key: K) => Result<V>> {
  const compute = await computing(step, world)
  return (key) => compute(key).result
}

function settle<K, V>(step: Step<K, V>, keys: readonly K[], run: (key: K) => Result<V>): Settled<V> {
  const values = new Map<string, V>()
  const problems = keys.flatMap((key) => {
    const result = run(key)
    if (result.value !== undefined) values.set(step.idOf(key), result.value)
    return result.problems
  })
  return { get: (id) => values.get(id), values: () => values.values(), problems, computed: keys.length }
}
