import { digestOf } from '../base/digest.ts'
import { andThen, type Later } from '../base/later.ts'
import { type Digest, digestFrom } from '../base/paths.ts'
import { digestsOf } from '../facts/digests.ts'
import type { FactName } from '../facts/recorded.ts'
import type { SiteIndex, World } from '../facts/world.ts'
import type { Step, Target } from './engine.ts'
import { type Goal, type Held, type Keep, type Kept, keeping } from './outcome.ts'
import type { Pool } from './pool.ts'
import { DamagedMemory, type Store } from './store.ts'
import { partReads, type Read, type Trace } from './traces.ts'

/**
 * One step over many keys → their outcomes, remembered or computed. Kept apart from the engine, which knows which steps
 * there are and in which order they settle.
 */

export interface RunnerOptions {
  readonly store: Store
  /** For this and the next see `MemoOptions`. */
  readonly pool: Pool | undefined
  readonly isCurrent: () => boolean
  /** The digest of what earlier stages settled: `"head:_posts/你好.md"`. */
  readonly settledDigest: (name: string) => Digest | undefined
}

/**
 * What the memo does with one step over keys of one world: finds the fresh ones, computes the others, in this thread or in
 * several, and remembers what came of them.
 */
export function createRunner({ store, pool, isCurrent, settledDigest }: RunnerOptions) {
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
    const computing =
      (keep: Keep<K, V>) =>
      (key: K): Later<Computed<V>> =>
        andThen(keep.one(key), (held) => remembered(key, held))
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
      /** Loads the step, and gives what computes a key. */
      loaded: async () => computing(await load()),
      /** The same for a step behind a door, which is loaded once for a project. */
      async opened(): Promise<(key: K) => Later<Computed<V>>> {
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
    running,
    /** Hears that a text which the store had is gone. */
    lost: (): void => {
      damaged = true
    },
  }
}

/** Keys that are computed in one go, under one guard. Values that are written nowhere are in memory at a time. */
const TOGETHER = 64

export interface Computed<V> {
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
