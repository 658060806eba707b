import { digestOf } from '../base/digest.ts'
import { type Digest, digestFrom } from '../base/paths.ts'
import { BlogError, type Problem } from '../base/problem.ts'
import { digestsOf, type FactDigests } from './digests.ts'
import type { Engine, Made, Parts, Result, Settled, Step } from './engine.ts'
import { type FactName, recorded } from './reads.ts'
import type { Store } from './store.ts'
import { partReads, type Read, type Trace } from './traces.ts'
import { factsOf, type World } from './world.ts'

/**
 * The engine with memory. A key whose trace still holds — everything that it read has the digest it had — is answered
 * from the store; any other is computed, and what it reads is written down while it reads. An equal result leaves its
 * readers fresh. Nothing is declared, so nothing can be forgotten.
 */
export function createMemoEngine({ now, store }: { readonly now: Date; readonly store: Store }): Engine {
  /** Digests of what earlier stages settled: `"head:_posts/你好.md"`. */
  const settled = new Map<string, Digest>()
  const groups = new Map<string, readonly Read[]>()
  /** Set when a text that the store had is gone: templates catch what is thrown, so it is told afterwards. */
  let damaged = false

  const compute = async <K, V>(
    step: Step<K, V>,
    world: World,
    digests: FactDigests,
  ): Promise<(key: K) => Computed<V>> => {
    const run = await step.load(world)
    const facts = factsOf(world)
    return (key) => {
      const names = new Set<FactName>()
      const result = attempt(() =>
        run(
          key,
          recorded(facts, (name) => names.add(name)),
        ),
      )
      const parts = result.value === undefined ? undefined : step.parts?.split(result.value)
      const trace: Trace = {
        ...partReads(
          Array.from(names, (name): Read => [name, digests.of(name)]),
          groups,
        ),
        key: keyDigest(step, key),
        digest: result.value === undefined ? NO_VALUE : valueDigest(step, result.value, parts),
        problems: result.problems,
        value: step.keeps === 'value' ? result.value : parts?.small,
      }
      if (step.remembers?.(key) ?? true) store.put(step.name, step.idOf(key), trace, parts?.texts)
      return { result, trace }
    }
  }

  /** The trace of a key when all that it read is as it was. */
  const freshness = <K, V>(step: Step<K, V>, digests: FactDigests): ((key: K) => Trace | undefined) => {
    const holds = ([name, digest]: Read) => digests.of(name) === digest
    const groupHolds = new Map<readonly Read[], boolean>()
    return (key) => {
      const trace = store.trace(step.name, step.idOf(key))
      if (trace === undefined || trace.key !== keyDigest(step, key)) return undefined
      let shared = groupHolds.get(trace.shared)
      if (shared === undefined) {
        shared = trace.shared.every(holds)
        groupHolds.set(trace.shared, shared)
      }
      return shared && trace.own.every(holds) ? trace : undefined
    }
  }

  return {
    now,
    async map<K, V>(step: Step<K, V>, keys: readonly K[], world: World): Promise<Settled<V>> {
      const digests = digestsOf(world, settled)
      const fresh = freshness(step, digests)
      let run: ((key: K) => Computed<V>) | undefined
      const values = new Map<string, V>()
      const problems: Problem[] = []
      let computed = 0
      for (const key of keys) {
        const id = step.idOf(key)
        let trace = fresh(key)
        if (trace === undefined) {
          run ??= await compute(step, world, digests)
          trace = run(key).trace
          computed++
        } else store.keep(step.name, id)
        settled.set(`${step.name}:${id}`, trace.digest)
        problems.push(...trace.problems)
        if (trace.digest !== NO_VALUE)
          values.set(id, step.keeps === 'value' ? revived(step, trace.value) : (trace.value as V))
      }
      const get =
        step.keeps === 'texts'
          ? textDoor(step, values as ReadonlyMap<string, unknown>, store, () => (damaged = true))
          : (id: string) => values.get(id)
      return { get, values: () => present(values.keys(), get), problems, computed }
    },
    async *each<K, V>(step: Step<K, V>, keys: readonly K[], world: World): AsyncIterable<Made<K, V>> {
      const digests = digestsOf(world, settled)
      const fresh = freshness(step, digests)
      let run: ((key: K) => Computed<V>) | undefined
      const make = async (key: K) => {
        run ??= await compute(step, world, digests)
        const made = run(key)
        if (damaged) throw new DamagedMemory()
        return made
      }
      for (const key of keys) {
        const trace = fresh(key)
        if (trace === undefined) {
          const { result, trace: made } = await make(key)
          yield { key, problems: result.problems, digest: made.digest, value: async () => result.value }
        } else {
          store.keep(step.name, step.idOf(key))
          yield {
            key,
            problems: trace.problems,
            digest: trace.digest,
            value: async () => (await make(key)).result.value,
          }
        }
      }
    },
  }
}

interface Computed<V> {
  readonly result: Result<V>
  readonly trace: Trace
}

/** What a step that made no value has for a digest. */
export const NO_VALUE = digestFrom('none')

/** A text that the store had is damaged or gone: the build begins again without memory. */
export class DamagedMemory extends Error {}

function attempt<V>(run: () => Result<V>): Result<V> {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof BlogError)) throw error
    return { value: undefined, problems: [error.problem] }
  }
}

function valueDigest<K, V>(step: Step<K, V>, value: V, parts: ReturnType<Parts<V>['split']> | undefined): Digest {
  if (parts) return digestOf([JSON.stringify(parts.small), ...parts.texts].join('\0'))
  return digestOf(step.textOf?.(value) ?? JSON.stringify(value))
}

function keyDigest<K, V>(step: Step<K, V>, key: K): Digest {
  return step.keyOf === undefined ? NO_KEY : digestOf(JSON.stringify(step.keyOf(key)) ?? '')
}
const NO_KEY = digestFrom('')

/** A value that was just computed is used as it is; one that comes from the store's JSON lacks its dates. */
function revived<K, V>(step: Step<K, V>, value: unknown): V {
  return step.revive === undefined ? (value as V) : step.revive(value as V)
}

/** Articles are asked for again and again while one page is made: its own, and those that it lists. */
const AT_HAND = 64

/** Gives values whose texts are read one by one when a page uses them; keeps the last few. */
function textDoor<K, V>(
  step: Step<K, V>,
  smalls: ReadonlyMap<string, unknown>,
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
