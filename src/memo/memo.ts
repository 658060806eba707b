import { andThen, isLater, NotReady } from '../base/later.ts'
import type { Digest } from '../base/paths.ts'
import type { Problem } from '../base/problem.ts'
import type { Domain } from './domain.ts'
import { doorOf, onceEach } from './door.ts'
import type { Door, Engine, Made, Settled, Target } from './engine.ts'
import { lazyTexts } from './lazy-texts.ts'
import type { Observer } from './observe.ts'
import { NO_VALUE } from './outcome.ts'
import type { Pool } from './pool.ts'
import type { Step } from './step.ts'
import { createStepMemos, type Known } from './step-memo.ts'
import type { Store } from './store.ts'
import type { Trace } from './trace.ts'

/**
 * The engine with memory. A key whose trace still holds — everything that it read has the digest it had — is answered
 * from the store; any other is computed, and what it reads is written down while it reads. An equal result leaves its
 * readers fresh. Nothing is declared, so nothing can be forgotten.
 */
export function createMemoEngine<W, F>(options: MemoOptions<W, F>): Engine<W, F> {
  const { domain, now, store, pool, observer = {}, seconds = 0, beforeMany, tell, isCurrent = () => true } = options
  const settled = settledDigests()
  const memos = createStepMemos({ domain, store, pool, isCurrent, seconds, observer, tell, settled: settled.digestOf })
  const weigh = (stale: readonly unknown[], all: readonly unknown[]): void => {
    if (stale.length >= MANY || all.length >= VERY_MANY) beforeMany?.()
  }
  const parts: Parts<W, F> = { memos, settled, store, observer, weigh }
  return {
    now,
    map: (step, keys, world) => mapKeys(parts, step, keys, world),
    each: (step, keys, world, target) => eachKey(parts, step, keys, world, target),
    open: (step, keyOf, world) => openDoor(parts, step, keyOf, world),
  }
}

/** What maps, streams and doors of an engine have in common. */
interface Parts<W, F> {
  readonly memos: ReturnType<typeof createStepMemos<W, F>>
  readonly settled: ReturnType<typeof settledDigests>
  readonly store: Store
  readonly observer: Observer
  /** Before keys are computed: whether memory counts. */
  readonly weigh: (stale: readonly unknown[], all: readonly unknown[]) => void
}

/** The digests of what earlier steps settled. */
function settledDigests() {
  const settled = new Map<string, Map<string, Digest>>()
  /** Settle what lies behind a door when its digest is asked for. */
  const doors = new Map<string, (id: string) => Digest | undefined>()
  return {
    digestOf: (step: string, id: string) => settled.get(step)?.get(id) ?? doors.get(step)?.(id),
    /** Gives the list that digests of a step are written to. */
    of(step: string): Map<string, Digest> {
      const digests = settled.get(step) ?? new Map<string, Digest>()
      settled.set(step, digests)
      return digests
    },
    /** From now on, the values of a step lie behind a door. */
    open(step: string, digestOf: (id: string) => Digest | undefined): void {
      settled.delete(step)
      doors.set(step, digestOf)
    },
  }
}

async function mapKeys<W, F, K, V>(
  { memos, settled, store, observer, weigh }: Parts<W, F>,
  step: Step<W, F, K, V>,
  keys: readonly K[],
  world: W,
): Promise<Settled<V>> {
  observer.begins?.(step.name, keys.length)
  const { fresh, computed } = memos.of(step, world)
  const traces = keys.map(fresh)
  const stale = keys.filter((_, index) => traces[index] === undefined)
  weigh(stale, keys)
  const values = new Map<string, V>()
  const problems: Problem[] = []
  let volatile = 0
  const made = computed(stale)
  const digests = settled.of(step.name)
  try {
    for (const [index, key] of keys.entries()) {
      const id = step.idOf(key)
      const known = traces[index]
      const { trace, outcome } = known === undefined ? ((await made.next()).value as Known) : { trace: known }
      digests.set(id, trace.digest)
      problems.push(...trace.problems)
      if (outcome?.volatile !== undefined) volatile++
      if (trace.digest !== NO_VALUE)
        values.set(id, step.keeps === 'value' ? revived(step, trace.value) : (trace.value as V))
    }
  } finally {
    observer.ends?.(step.name)
  }
  const get = step.keeps === 'texts' ? lazyTexts(step, values, store, memos.lost) : (id: string) => values.get(id)
  return { get, values: () => present(values.keys(), get), problems, computed: stale.length, volatile }
}

async function* eachKey<W, F, K, V>(
  { memos, observer, weigh }: Parts<W, F>,
  step: Step<W, F, K, V>,
  keys: readonly K[],
  world: W,
  target?: Target,
): AsyncIterable<Made<K, V>> {
  observer.begins?.(step.name, keys.length)
  const { fresh, computed, loaded } = memos.of(step, world)
  const direct = keys.map((key) => step.direct?.(key))
  const traces = keys.map((key, index) => (direct[index] === undefined ? fresh(key) : undefined))
  const stale = keys.filter((_, index) => direct[index] === undefined && traces[index] === undefined)
  weigh(stale, keys)
  const made = computed(stale, target)
  const oneOf = async (key: K, index: number): Promise<Made<K, V>> => {
    const value = direct[index]
    if (value !== undefined) return { ...UNCOMPUTED, key, value: async () => value }
    const known = traces[index]
    const { trace, outcome } = known === undefined ? ((await made.next()).value as Known) : { trace: known }
    const { digest, problems } = trace
    const again = async () => (await (await loaded())(key)).outcome?.value
    return {
      key,
      problems,
      computed: known === undefined,
      volatile: outcome?.volatile !== undefined,
      reads: () => [...trace.own, ...trace.loose].map(([name]) => name),
      digest,
      file: outcome?.file,
      value: async () => (digest === NO_VALUE ? undefined : ((outcome?.value ?? (await again())) as V)),
    }
  }
  try {
    for (const [index, key] of keys.entries()) {
      const trace = traces[index]
      const stays = trace?.problems.length === 0 && target?.stays?.(step.idOf(key), trace.digest)
      const one = stays ? undefined : await oneOf(key, index)
      observer.gives?.(step.name)
      if (one !== undefined) yield one
      observer.takes?.(step.name)
    }
  } finally {
    await made.return(undefined)
    observer.ends?.(step.name)
  }
}

async function openDoor<W, F, K, V>(
  { memos, settled, store }: Parts<W, F>,
  step: Step<W, F, K, V>,
  keyOf: (id: string) => K | undefined,
  world: W,
): Promise<Door<V>> {
  const { fresh, opened } = memos.of(step, world)
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
  settled.open(step.name, (id) => {
    const trace = traceOf(id)
    if (isLater(trace)) throw new NotReady(trace)
    return trace?.digest
  })
  const textOf = lazyTexts(step, smalls, store, memos.lost)
  return doorOf((id) => {
    if (step.keeps === 'texts')
      return andThen(traceOf(id), (trace) => ({ value: trace && textOf(id), problems: trace?.problems ?? [] }))
    const key = keyOf(id)
    const direct = key && step.direct?.(key)
    if (key === undefined || direct !== undefined) return { value: direct, problems: [] }
    return andThen(compute(key), ({ trace: { problems }, outcome }) => ({
      value: outcome?.value as V | undefined,
      problems,
    }))
  })
}

export interface MemoOptions<W, F> {
  readonly domain: Domain<W, F>
  readonly now: Date
  readonly store: Store
  /** Other threads to compute in; without them everything happens in this one. */
  readonly pool?: Pool<W> | undefined
  readonly observer?: Observer | undefined
  /** Prints log messages of guests and extensions, in the order of the keys; used only where several threads compute them. */
  readonly tell?: ((what: object) => void) | undefined
  /** After which a key of a limited step is given up with an error; left out, or 0, it may take for ever. */
  readonly seconds?: number | undefined
  /** Hears that there are so many keys, to compute or at all, that memory counts. */
  readonly beforeMany?: (() => void) | undefined
  /** False from the moment that the files are not those of the world any more: what they give is not remembered. */
  readonly isCurrent?: () => boolean
}

/** What came of a key that needs no computing. */
const UNCOMPUTED = { problems: [], computed: false, volatile: false, reads: () => [], digest: undefined }

/** Keys whose values, were none let go, would fill some tens of megabytes. */
const MANY = 512
/** Keys whose traces alone do so. */
const VERY_MANY = 10_000

/** A value that was just computed is used as it is; one that comes from the store's JSON lacks its dates. */
function revived<W, F, K, V>(step: Step<W, F, K, V>, value: unknown): V {
  return step.revive === undefined ? (value as V) : step.revive(value as V)
}

function* present<V>(ids: Iterable<string>, get: (id: string) => V | undefined): Iterable<V> {
  for (const id of ids) {
    const value = get(id)
    if (value !== undefined) yield value
  }
}
