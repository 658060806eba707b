import { andThen, type Later } from '../base/later.ts'
import type { Problem } from '../base/problem.ts'
import type { World } from '../facts/world.ts'
import { computing } from './compute.ts'
import { doorOf, onceEach } from './door.ts'
import type { Engine, Result, Settled, Step } from './engine.ts'

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
        const { value, problems } = await run(key)
        yield { key, problems, computed: true, digest: undefined, value: async () => value }
      }
    },
    async open(step, keyOf, world) {
      const run = await runner(step, world)
      const nothing = { value: undefined, problems: [] }
      return doorOf(
        onceEach((id) => {
          const key = keyOf(id)
          return key === undefined ? nothing : run(key)
        }, nothing),
      )
    },
  }
}

async function runner<K, V>(step: Step<K, V>, world: World): Promise<(key: K) => Later<Result<V>>> {
  const { one: compute } = await computing(step, world)
  return (key) => {
    const direct = step.direct?.(key)
    return direct === undefined ? andThen(compute(key), ({ result }) => result) : { value: direct, problems: [] }
  }
}

async function settle<K, V>(
  step: Step<K, V>,
  keys: readonly K[],
  run: (key: K) => Later<Result<V>>,
): Promise<Settled<V>> {
  const values = new Map<string, V>()
  const problems: Problem[] = []
  for (const key of keys) {
    const result = await run(key)
    if (result.value !== undefined) values.set(step.idOf(key), result.value)
    problems.push(...result.problems)
  }
  return { get: (id) => values.get(id), values: () => values.values(), problems, computed: keys.length }
}
