import type { World } from '../facts/world.ts'
import { computing } from './compute.ts'
import type { Door, Engine, Result, Settled, Step } from './engine.ts'

/** The engine without memory: every key is computed, in this thread. What the memo must always agree with. */
export function createPlainEngine(now: Date): Engine {
  return {
    now,
    async map(step, keys, world) {
      return settle(step, keys, await runner(step, world))
    },
    async *each(step, keys, world) {
      const run = await runner(step, world)
      for (const key of keys) {
        const { value, problems } = run(key)
        yield { key, problems, computed: true, digest: undefined, value: async () => value }
      }
    },
    async open(step, keyOf, world) {
      return doorOf(keyOf, await runner(step, world))
    },
  }
}

function doorOf<K, V>(keyOf: (id: string) => K | undefined, run: (key: K) => Result<V>): Door<V> {
  const results = new Map<string, Result<V>>()
  const resultOf = (id: string): Result<V> => {
    const key = keyOf(id)
    const result = results.get(id) ?? (key === undefined ? { value: undefined, problems: [] } : run(key))
    results.set(id, result)
    return result
  }
  return { get: (id) => resultOf(id).value, problems: (id) => resultOf(id).problems }
}

async function runner<K, V>(step: Step<K, V>, world: World): Promise<(key: K) => Result<V>> {
  const { one: compute } = await computing(step, world)
  return (key) => {
    const direct = step.direct?.(key)
    return direct === undefined ? compute(key).result : { value: direct, problems: [] }
  }
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
