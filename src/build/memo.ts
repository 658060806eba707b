import { digestOf } from '../base/digest.ts'
import { type Digest, digestFrom } from '../base/paths.ts'
import type { Problem } from '../base/problem.ts'
import { digestsOf } from './digests.ts'
import type { Door, Engine, Made, Settled, Step, Target } from './engine.ts'
import { type Goal, type Held, type Keep, type Kept, keeping, NO_VALUE } from './kept.ts'
import type { Pool } from './pool.ts'
import type { FactName } from './reads.ts'
import { DamagedMemory, type Store } from './store.ts'
import { textDoor } from './text-door.ts'
import { partReads, type Read, type Trace } from './traces.ts'
import type { SiteIndex, World } from './world.ts'

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
  const known = new WeakMap<SiteIndex, Map<FactName, Digest>>()
  const knownOf = ({ index }: World) => {
    const digests = known.get(index) ?? new Map<FactName, Digest>()
    known.set(index, digests)
    return digests
  }
  /** Steps behind doors, loaded once for a project. */
  const loads = new Map<string, { readonly project: World['project']; readonly load: unknown }>()
  const groups = new Map<string, readonly Read[]>()
  /** Set when a text that the store had is gone: templates catch what is thrown, so it is told afterwards. */
  let damaged = false

  const weigh = (stale: readonly unknown[], all: readonly unknown[]): void => {
    if (stale.length >= MANY || all.length >= VERY_MANY) beforeMany()
  }

  /** Runs one step over keys of one world: finds the fresh ones, computes the others, remembers what came of them. */
  const running = <K, V>(step: Step<K, V>, world: World) => {
    const digests = digestsOf(world, { get: settledDigest }, knownOf(world))
    const holds = ([name, digest]: Read) => digests.of(name) === digest
    const groupHolds = new Map<readonly Read[], boolean>()
    /** One object for what thousands of pages read. */
    const pairs = new Map<FactName, Read>()
    const readOf = (name: FactName): Read => {
      const digest = digests.of(name)
      const known = pairs.get(name)
      if (known?.[1] === digest) return known
      const read: Read = [name, digest]
      pairs.set(name, read)
      return read
    }
    const remember = (key: K, kept: Kept): Trace => {
      if (damaged) throw new DamagedMemory()
      const { digest, problems, small: value, place } = kept
      const { shared, own } = partReads(kept.reads.map(readOf), groups)
      const trace: Trace = { shared, own, key: keyDigest(step, key), digest, problems, value }
      // Texts are read back from the store even when they must not be believed later: then under a key that never fits.
      store.put(step.name, step.idOf(key), isCurrent() ? trace : { ...trace, key: NEVER }, place)
      return trace
    }
    let loading: Promise<Keep<K, V>> | undefined
    const load = (known?: ReturnType<typeof step.load>) => (loading ??= keeping(step, world, store.write, known))
    const remembered = (key: K, { kept, value }: Held<V>): Computed<V> => ({
      trace: remember(key, kept),
      file: kept.file,
      value,
    })
    const computing = (keep: Keep<K, V>) => (key: K) => remembered(key, keep.one(key))
    return {
      /** The trace of a key when all that it read is as it was. */
      fresh(key: K): Trace | undefined {
        const trace = store.trace(step.name, step.idOf(key))
        if (trace === undefined || trace.key !== keyDigest(step, key)) return undefined
        const shared = groupHolds.get(trace.shared) ?? trace.shared.every(holds)
        groupHolds.set(trace.shared, shared)
        if (!shared || !trace.own.every(holds)) return undefined
        store.keep(step.name, step.idOf(key))
        return trace
      },
      /** Loads the step, and gives what computes a key at once. */
      loaded: async () => computing(await load()),
      /** The same for a step behind a door, which is loaded once for a project. */
      async opened(): Promise<(key: K) => Computed<V>> {
        const last = loads.get(step.name)
        const known = last?.project === world.project ? (last.load as ReturnType<typeof step.load>) : step.load(world)
        loads.set(step.name, { project: world.project, load: known })
        return computing(await load(known))
      },
      /** What comes of keys, in their order; where it pays, of some in other threads, and of those without the value. */
      async *computed(keys: readonly K[], target?: Target): AsyncGenerator<Computed<V>> {
        const goalOf = (key: K): Goal | undefined =>
          target && { staging: target.staging, standing: target.standing(step.idOf(key)) }
        // A body that is written nowhere would have to come back whole.
        const crosses = (key: K) => (step.crosses?.(key) ?? true) && (step.keeps !== 'digest' || target !== undefined)
        const compute = async (some: readonly K[]) => (await load()).all(some, some.map(goalOf))
        const sent = pool === undefined ? [] : keys.filter(crosses)
        const elsewhere = pool?.helps(step, sent.length)
          ? pool.run({
              step,
              keys: sent,
              world,
              goalOf,
              compute: async (some) => (await compute(some)).map(({ kept }) => kept),
            })
          : undefined
        const here = elsewhere === undefined ? keys : keys.filter((key) => !crosses(key))
        let begun = 0
        let ahead: Computed<V>[] = []
        let left = sent.length
        try {
          for (const key of keys) {
            if (elsewhere !== undefined && crosses(key)) {
              const kept = (await elsewhere.next()).value as Kept
              // Nothing comes after the pages: threads give their memory back before the large files of lists are made.
              if (--left === 0 && target !== undefined) await pool?.close()
              yield { trace: remember(key, kept), file: kept.file }
              continue
            }
            if (ahead.length === 0) {
              const some = here.slice(begun, begun + TOGETHER)
              begun += TOGETHER
              ahead = (await compute(some)).map((held, index) => remembered(some[index] as K, held))
            }
            yield ahead.shift() as Computed<V>
          }
        } finally {
          await elsewhere?.return(undefined)
        }
      },
    }
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
      const get =
        step.keeps === 'texts' ? textDoor(step, values, store, () => (damaged = true)) : (id: string) => values.get(id)
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
            value: async () => (digest === NO_VALUE ? undefined : (one.value ?? (await loaded())(key).value)),
          }
        }
      } finally {
        await made.return(undefined)
      }
    },
    async open<K, V>(step: Step<K, V>, keyOf: (id: string) => K | undefined, world: World): Promise<Door<V>> {
      const { fresh, opened } = running(step, world)
      const compute = await opened()
      const traces = new Map<string, Trace | undefined>()
      const smalls = new Map<string, V>()
      const traceOf = (id: string): Trace | undefined => {
        if (traces.has(id)) return traces.get(id)
        // Whoever asks for its own value while it is made finds none.
        traces.set(id, undefined)
        const key = keyOf(id)
        if (key === undefined || step.direct?.(key) !== undefined) return undefined
        const trace = fresh(key) ?? compute(key).trace
        traces.set(id, trace)
        if (trace.digest !== NO_VALUE) smalls.set(id, trace.value as V)
        return trace
      }
      for (const name of settled.keys()) if (name.startsWith(`${step.name}:`)) settled.delete(name)
      doors.set(step.name, (id) => traceOf(id)?.digest)
      const textOf = textDoor(step, smalls, store, () => (damaged = true))
      return {
        get(id) {
          if (step.keeps === 'texts') return traceOf(id) && textOf(id)
          const key = keyOf(id)
          const direct = key && step.direct?.(key)
          if (key === undefined || direct !== undefined) return direct
          const { trace, value } = compute(key)
          traces.set(id, trace)
          return value
        },
        problems: (id) => traceOf(id)?.problems ?? [],
      }
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

/** Keys that are computed in one go, under one guard. Values that are written nowhere are in memory at a time. */
const TOGETHER = 64

/** Keys whose values, were none let go, would fill some tens of megabytes. */
const MANY = 512
/** Keys whose traces alone do so. */
const VERY_MANY = 10_000

interface Computed<V> {
  readonly trace: Trace
  readonly file?: string | undefined
  /** Of a key that was computed in this thread. */
  readonly value?: V | undefined
}

function keyDigest<K, V>(step: Step<K, V>, key: K): Digest {
  return step.keyOf === undefined ? NO_KEY : digestOf(JSON.stringify(step.keyOf(key)) ?? '')
}
const NO_KEY = digestFrom('')
/** The key of no trace that holds. */
const NEVER = digestFrom('never')

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
