import { digestOf } from '../base/digest.ts'
import { type Digest, digestFrom } from '../base/paths.ts'
import type { Problem } from '../base/problem.ts'
import { type Computation, computing } from './computation.ts'
import { digestsOf } from './digests.ts'
import type { Door, Engine, Made, Parts, Result, Settled, Step } from './engine.ts'
import type { Pool } from './pool.ts'
import type { FactName } from './reads.ts'
import { DamagedMemory, type Store } from './store.ts'
import { partReads, type Read, type Trace } from './traces.ts'
import type { SiteIndex, World } from './world.ts'

/**
 * The engine with memory. A key whose trace still holds — everything that it read has the digest it had — is answered
 * from the store; any other is computed, and what it reads is written down while it reads. An equal result leaves its
 * readers fresh. Nothing is declared, so nothing can be forgotten.
 */
export function createMemoEngine({ now, store, pool, isCurrent = () => true }: MemoOptions): Engine {
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

  /** Runs one step over keys of one world: finds the fresh ones, computes the others, remembers what came of them. */
  const running = <K, V>(step: Step<K, V>, world: World) => {
    const digests = digestsOf(world, { get: settledDigest }, knownOf(world))
    const holds = ([name, digest]: Read) => digests.of(name) === digest
    const groupHolds = new Map<readonly Read[], boolean>()
    let run: ((key: K) => Computation<V>) | undefined
    const remember = (key: K, { result, reads }: Computation<V>): Computed<V> => {
      const parts = result.value === undefined ? undefined : step.parts?.split(result.value)
      const read = reads.map((name): Read => [name, digests.of(name)])
      const trace: Trace = {
        ...partReads(read, groups),
        key: keyDigest(step, key),
        digest: result.value === undefined ? NO_VALUE : valueDigest(step, result.value, parts),
        problems: result.problems,
        value: step.keeps === 'value' ? result.value : parts?.small,
      }
      // Texts are read back from the store even when they must not be believed later: then under a key that never fits.
      store.put(step.name, step.idOf(key), isCurrent() ? trace : { ...trace, key: NEVER }, parts?.texts)
      return { result, trace }
    }
    const computeWith = (run: (key: K) => Computation<V>, key: K): Computed<V> => {
      const computed = remember(key, run(key))
      if (damaged) throw new DamagedMemory()
      return computed
    }
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
      async compute(key: K): Promise<Computed<V>> {
        run ??= await computing(step, world)
        return computeWith(run, key)
      },
      /** Loads the step, and gives what computes a key at once. */
      async loaded(): Promise<(key: K) => Computed<V>> {
        const last = loads.get(step.name)
        const load = last?.project === world.project ? (last.load as ReturnType<typeof step.load>) : step.load(world)
        loads.set(step.name, { project: world.project, load })
        const run = await computing(step, world, load)
        return (key) => computeWith(run, key)
      },
      /** The keys that are worth sending to other threads, computed there. */
      async computeAll(keys: readonly K[]): Promise<ReadonlyMap<K, Computed<V>>> {
        const sent = pool ? keys.filter((key) => step.crosses?.(key) ?? true) : []
        if (!pool || sent.length < THREADS_PAY_FROM) return new Map()
        const computations = await pool.run(step, sent, world)
        return new Map(
          sent.flatMap((key, index) => (computations[index] ? [[key, remember(key, computations[index])]] : [])),
        )
      },
    }
  }

  return {
    now,
    async map<K, V>(step: Step<K, V>, keys: readonly K[], world: World): Promise<Settled<V>> {
      const { fresh, compute, computeAll } = running(step, world)
      const traces = keys.map(fresh)
      const elsewhere = await computeAll(keys.filter((_, index) => traces[index] === undefined))
      const values = new Map<string, V>()
      const problems: Problem[] = []
      let computed = 0
      for (const [index, key] of keys.entries()) {
        const id = step.idOf(key)
        let trace = traces[index]
        if (trace === undefined) {
          trace = (elsewhere.get(key) ?? (await compute(key))).trace
          computed++
        }
        settled.set(`${step.name}:${id}`, trace.digest)
        problems.push(...trace.problems)
        if (trace.digest !== NO_VALUE)
          values.set(id, step.keeps === 'value' ? revived(step, trace.value) : (trace.value as V))
      }
      const get =
        step.keeps === 'texts' ? textDoor(step, values, store, () => (damaged = true)) : (id: string) => values.get(id)
      return { get, values: () => present(values.keys(), get), problems, computed }
    },
    async *each<K, V>(step: Step<K, V>, keys: readonly K[], world: World): AsyncIterable<Made<K, V>> {
      const { fresh, compute, computeAll } = running(step, world)
      // Window by window, so that only a few values are in memory at a time.
      for (let start = 0; start < keys.length; start += WINDOW) {
        const window = keys.slice(start, start + WINDOW)
        const direct = window.map((key) => step.direct?.(key))
        const traces = window.map((key, index) => (direct[index] === undefined ? fresh(key) : undefined))
        const isStale = (_: K, index: number) => direct[index] === undefined && traces[index] === undefined
        const elsewhere = await computeAll(window.filter(isStale))
        for (const [index, key] of window.entries()) {
          const trace = traces[index]
          const value = direct[index]
          if (value !== undefined) {
            yield { key, problems: [], computed: false, digest: undefined, value: async () => value }
            continue
          }
          if (trace !== undefined) {
            yield {
              key,
              problems: trace.problems,
              computed: false,
              digest: trace.digest,
              value: async () => (await compute(key)).result.value,
            }
            continue
          }
          const { result, trace: made } = elsewhere.get(key) ?? (await compute(key))
          yield { key, problems: result.problems, computed: true, digest: made.digest, value: async () => result.value }
        }
      }
    },
    async open<K, V>(step: Step<K, V>, keyOf: (id: string) => K | undefined, world: World): Promise<Door<V>> {
      const { fresh, loaded } = running(step, world)
      const compute = await loaded()
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
          const { result, trace } = compute(key)
          traces.set(id, trace)
          return result.value
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
  /** False from the moment that the files are not those of the world any more: what they give is not remembered. */
  readonly isCurrent?: () => boolean
}

/** Fewer keys than this are done before a thread has loaded its libraries. */
const THREADS_PAY_FROM = 128
/** Outputs in memory at a time. */
const WINDOW = 512

interface Computed<V> {
  readonly result: Result<V>
  readonly trace: Trace
}

/** What a step that made no value has for a digest. */
export const NO_VALUE = digestFrom('none')

function valueDigest<K, V>(step: Step<K, V>, value: V, parts: ReturnType<Parts<V>['split']> | undefined): Digest {
  if (parts) return digestOf([JSON.stringify(parts.small), ...parts.texts].join('\0'))
  return digestOf(step.textOf?.(value) ?? JSON.stringify(value))
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

/** Articles are asked for again and again while one page is made: its own, and those that it lists. */
const AT_HAND = 64

/** Gives values whose texts are read one by one when a page uses them; keeps the last few. */
function textDoor<K, V>(
  step: Step<K, V>,
  smalls: ReadonlyMap<string, V>,
  store: Store,
  damaged: () => void,
): (id: string) => V | undefined {
  const atHand = new Map<string, V>()
  return (id) => {
    if (!smalls.has(id)) return undefined
    const known = atHand.get(id)
    if (known !== undefined) return known
    const value = step.parts?.join(smalls.get(id), (index) => {
      const text = store.text(step.name, id, index)
      if (text === undefined) damaged()
      return text ?? ''
    })
    if (value === undefined) return undefined
    const [oldest] = atHand.keys()
    if (atHand.size >= AT_HAND && oldest !== undefined) atHand.delete(oldest)
    atHand.set(id, value)
    return value
  }
}

function* present<V>(ids: Iterable<string>, get: (id: string) => V | undefined): Iterable<V> {
  for (const id of ids) {
    const value = get(id)
    if (value !== undefined) yield value
  }
}
