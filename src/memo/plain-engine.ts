import { andThen, type Later } from '../base/later.ts'
import type { Problem } from '../base/problem.ts'
import { computing } from './compute.ts'
import type { Domain } from './domain.ts'
import { doorOf, onceEach } from './door.ts'
import type { Engine, Settled } from './engine.ts'
import type { Result, Step } from './step.ts'

/** The engine without memory: every key is computed, in this thread. What the memo must always agree with. */
export function createPlainEngine<W, F>(domain: Domain<W, F>, now: Date): Engine<W, F> {
  return {
    now,
    async map(step, keys, world) {
      return settle(step, keys, await runner(domain, step, world))
    },
    async *each(step, keys, world) {
      const { one: compute } = await computing(domain, step, world)
      for (const key of keys) {
        const direct = step.direct?.(key)
        const { result, reads } =
          direct === undefined ? await compute(key) : { result: { value: direct, problems: [] }, reads: [] }
        const made = { computed: true, volatile: false, reads: () => reads, digest: undefined }
        yield { ...made, key, problems: result.problems, value: async () => result.value }
      }
    },
    async open(step, keyOf, world) {
      const run = await runner(domain, step, world)
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

async function runner<W, F, K, V>(
  domain: Domain<W, F>,
  step: Step<W, F, K, V>,
  world: W,
): Promise<(key: K) => Later<Result<V>>> {
  const { one: compute } = await computing(domain, step, world)
  return (key) => {
    const direct = step.direct?.(key)
    return direct === undefined ? andThen(compute(key), ({ result }) => result) : { value: direct, problems: [] }
  }
}

async function settle<W, F, K, V>(
  step: Step<W, F, K, V>,
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
  return { get: (id) => values.get(id), values: () => values.values(), problems, computed: keys.length, volatile: 0 }
}
