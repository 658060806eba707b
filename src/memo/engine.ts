import type { Digest } from '../base/paths.ts'
import type { Problem } from '../base/problem.ts'
import type { Result, Step } from './step.ts'

/** Runs steps over keys, with memory or without; the results are the same. */
export interface Engine<W, F> {
  /** The moment that the build takes for now. */
  readonly now: Date
  /** Runs a step over all keys, in their order, and settles it: later steps look its values up. */
  map<K, V>(step: Step<W, F, K, V>, keys: readonly K[], world: W): Promise<Settled<V>>
  /** The same as a stream, for values that are used once and then let go. With a target, most of them are only files. */
  each<K, V>(step: Step<W, F, K, V>, keys: readonly K[], world: W, target?: Target): AsyncIterable<Made<K, V>>
  /** The same for keys that are asked for one by one, by those who show a page and not a site. */
  open<K, V>(step: Step<W, F, K, V>, keyOf: (id: string) => K | undefined, world: W): Promise<Door<V>>
}

/** Where values go that are files of their own. */
export interface Target {
  /** Absolute: where a file waits until all others are there. */
  readonly staging: string
  /** The digest of what stands where a value will go: an equal value is not written again. */
  standing(id: string): string | undefined
  /** Whether a value that is what it was stands where it goes: then it is not given. Left out by those who want all. */
  readonly stays?: (id: string, digest: Digest) => boolean
}

/** A step behind which values are made when somebody asks for them; what is not asked for costs nothing. */
export interface Door<V> {
  /**
   * For computations, which read it as a fact. Undefined when no key has that name, or the step cannot make a value.
   * @throws {NotReady} while an asynchronous step is making it
   */
  get(id: string): V | undefined
  /** For everybody else: makes it, waits for what it needs, and reports what was found on the way. */
  make(id: string): Promise<Result<V>>
}

export interface Made<K, V> {
  readonly key: K
  readonly problems: readonly Problem[]
  /** Whether it had to be computed, or was remembered. */
  readonly computed: boolean
  /** Whether it depends on what is no fact, so that an unchanged build has to compute it again. */
  readonly volatile: boolean
  /** The names of facts that it read and that stand with it alone; see `Fact.own`. */
  readonly reads: () => Iterable<string>
  /** Known without the value where an earlier build made the same one. */
  readonly digest: Digest | undefined
  /** Where the value was staged, if it was. */
  readonly file?: string | undefined
  /** Gives the value, computed again if it has to be; undefined when the step cannot make one. */
  value(): Promise<V | undefined>
}

export interface Settled<V> {
  /** Brings the value in when it is asked for. */
  get(id: string): V | undefined
  values(): Iterable<V>
  readonly problems: readonly Problem[]
  /** How many keys were computed, not remembered. */
  readonly computed: number
  /** How many of these depend on what is no fact, so that an unchanged build has to compute them again. */
  readonly volatile: number
}
