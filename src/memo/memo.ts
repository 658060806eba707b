import { andThen, isLater, NotReady } from '../base/later.ts'
import type { Digest } from '../base/paths.ts'
import type { Problem } from '../base/problem.ts'
import type { World } from '../facts/world.ts'
import { doorOf, onceEach } from './door.ts'
import type { Door, Engine, Made, Settled, Step, Target } from './engine.ts'
import { lazyTexts } from './lazy-texts.ts'
import { NO_VALUE } from './outcome.ts'
import type { Pool } from './pool.ts'
import { type Computed, createRunner } from './step-memo.ts'
import type { Store } from './store.ts'
import type { Trace } from './traces.ts'

/**
 * The engine with memory. A key whose trace still holds — everything that it read has the digest it had — is answered
 * from the store; any other is computed, and what it reads is written down while it reads. An equal result leaves its
 * readers fresh. Nothing is declared, so nothing can be forgotten.
 */
export function createMemoEngine({
  now,
  store,
  pool,
  beforeMany = () => {},
  isCurrent = () => true,
}: MemoOptions): Engine {
  /** Digests of what earlier stages settled: `"head:_posts/你好.md"`. */
  const settled = new Map<string, Digest>()
  /** Settle what lies behind a door when its digest is asked for. */
  const doors = new Map<string, (id: string) => Digest | undefined>()
  const settledDigest = (name: string): Digest | undefined => {
    const at = name.indexOf(':')
    return settled.get(name) ?? doors.get(name.slice(0, at))?.(name.slice(at + 1))
  }
  const { running, lost } = createRunner({ store, pool, isCurrent, settledDigest })

  const weigh = (stale: readonly unknown[], all: readonly unknown[]): void => {
    if (stale.length >= MANY || all.length >= VERY_MANY) beforeMany()
  }

  return {
    now,
    async map<K, V>(step: Step<K, V>, keys: readonly K[], world: World): Promise<Settled<V>> {
      const { fresh, computed } = running(step, world)
      const traces = keys.map(fresh)
      const stale = keys.filter((_, index) => traces[index] === undefined)
      weigh(stale, keys)
      const values = new Map<string, V>()
      const problems: Problem[] = []
      const made = computed(stale)
      for (const [index, key] of keys.entries()) {
        const id = step.idOf(key)
        const trace = traces[index] ?? ((await made.next()).value as Computed<V>).trace
        settled.set(`${step.name}:${id}`, trace.digest)
        problems.push(...trace.problems)
        if (trace.digest !== NO_VALUE)
          values.set(id, step.keeps === 'value' ? revived(step, trace.value) : (trace.value as V))
      }
      const get = step.keeps === 'texts' ? lazyTexts(step, values, store, lost) : (id: string) => values.get(id)
      return { get, values: () => present(values.keys(), get), problems, computed: stale.length }
    },
    async *each<K, V>(step: Step<K, V>, keys: readonly K[], world: World, target?: Target): AsyncIterable<Made<K, V>> {
      const { fresh, computed, loaded } = running(step, world)
      const direct = keys.map((key) => step.direct?.(key))
      const traces = keys.map((key, index) => (direct[index] === undefined ? fresh(key) : undefined))
      const stale = keys.filter((_, index) => direct[index] === undefined && traces[index] === undefined)
      weigh(stale, keys)
      const made = computed(stale, target)
      try {
        for (const [index, key] of keys.entries()) {
          const value = direct[index]
          if (value !== undefined) {
            yield { key, problems: [], computed: false, digest: undefined, value: async () => value }
            continue
          }
          const known = traces[index]
          const one = known === undefined ? ((await made.next()).value as Computed<V>) : { trace: known }
          const { digest, problems } = one.trace
          yield {
            key,
            problems,
            computed: known === undefined,
            digest,
            file: one.file,
            value: async () => (digest === NO_VALUE ? undefined : (one.value ?? (await (await loaded())(key)).value)),
          }
        }
      } finally {
        await made.return(undefined)
      }
    },
    async open<K, V>(step: Step<K, V>, keyOf: (id: string) => K | undefined, world: World): Promise<Door<V>> {
      const { fresh, opened } = running(step, world)
      const compute = await opened()
      const smalls = new Map<string, V>()
      // Whoever asks for its own value while it is made finds none.
      const traceOf = onceEach<Trace | undefined>((id) => {
        const key = keyOf(id)
        if (key === undefined || step.direct?.(key) !== undefined) return undefined
        return andThen(fresh(key) ?? andThen(compute(key), (made) => made.trace), (trace) => {
          if (trace.digest !== NO_VALUE) smalls.set(id, trace.value as V)
          return trace
        })
      }, undefined)
      for (const name of settled.keys()) if (name.startsWith(`${step.name}:`)) settled.delete(name)
      doors.set(step.name, (id) => {
        const trace = traceOf(id)
        if (isLater(trace)) throw new NotReady(trace)
        return trace?.digest
      })
      const textOf = lazyTexts(step, smalls, store, lost)
      return doorOf((id) => {
        if (step.keeps === 'texts')
          return andThen(traceOf(id), (trace) => ({ value: trace && textOf(id), problems: trace?.problems ?? [] }))
        const key = keyOf(id)
        const direct = key && step.direct?.(key)
        if (key === undefined || direct !== undefined) return { value: direct, problems: [] }
        return andThen(compute(key), ({ trace, value }) => ({ value, problems: trace.problems }))
      })
    },
  }
}

export interface MemoOptions {
  readonly now: Date
  readonly store: Store
  /** Other threads to compute in; without them everything happens in this one. */
  readonly pool?: Pool | undefined
  /** Hears that there are so many keys, to compute or at all, that memory counts. */
  readonly beforeMany?: (() => void) | undefined
  /** False from the moment that the files are not those of the world any more: what they give is not remembered. */
  readonly isCurrent?: () => boolean
}

/** Keys whose values, were none let go, would fill some tens of megabytes. */
const MANY = 512
/** Keys whose traces alone do so. */
const VERY_MANY = 10_000

/** A value that was just computed is used as it is; one that comes from the store's JSON lacks its dates. */
function revived<K, V>(step: Step<K, V>, value: unknown): V {
  return step.revive === undefined ? (value as V) : step.revive(value as V)
}

function* present<V>(ids: Iterable<string>, get: (id: string) => V | undefined): Iterable<V> {
  for (const id of ids) {
    const value = get(id)
    if (value !== undefined) yield value
  }
}
