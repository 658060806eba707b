import type { Problem } from '../base/problem.ts'
import type { Facts } from '../model/facts.ts'
import type { World } from './world.ts'

/**
 * A step is a pure function from one key and the facts that it reads to one value. The engine runs a step over many
 * keys; whether a value is remembered or made anew, and in which thread, cannot be told from the result.
 */
export interface Step<K, V> {
  readonly name: 'head' | 'content' | 'output'
  /** Unique among the keys of the step. */
  readonly idOf: (key: K) => string
  /** Loads what the step needs, once a thread and only when some key has to be computed. */
  readonly load: (world: World) => Promise<(key: K, facts: Facts) => Result<V>>
}

export interface Result<V> {
  /** Undefined when the step could not make one; `problems` then says why. */
  readonly value: V | undefined
  readonly problems: readonly Problem[]
}

export interface Engine {
  /** The moment that the build takes for now. */
  readonly now: Date
  /** Runs a step over all keys, in their order, and settles it: later steps look its values up. */
  map<K, V>(step: Step<K, V>, keys: readonly K[], world: World): Promise<Settled<V>>
  /** The same as a stream, for values that are used once and then let go. */
  each<K, V>(
    step: Step<K, V>,
    keys: readonly K[],
    world: World,
  ): AsyncIterable<{ readonly key: K; readonly result: Result<V> }>
}

export interface Settled<V> {
  /** Brings the value in when it is asked for. */
  get(id: string): V | undefined
  values(): Iterable<V>
  readonly problems: readonly Problem[]
  /** How many keys were computed, not remembered. */
  readonly computed: number
}
