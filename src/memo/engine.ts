import type { Body } from '../base/byte-pieces.ts'
import type { Later } from '../base/later.ts'
import type { Digest } from '../base/paths.ts'
import type { Problem } from '../base/problem.ts'
import type { World } from '../facts/world.ts'
import type { Around, Library } from '../markdown/options.ts'
import type { Facts } from '../model/facts.ts'

/**
 * A step is a pure function from one key and the facts that it reads to one value. The engine runs a step over many
 * keys; whether a value is remembered or made anew, and in which thread, cannot be told from the result.
 */
export interface Step<K, V> {
  readonly name: 'head' | 'content' | 'search' | 'output'
  /** Unique among the keys of the step. */
  readonly idOf: (key: K) => string
  /** What else of the key decides the value, as plain data; nothing where the key is only a name. */
  readonly keyOf?: (key: K) => unknown
  /**
   * How a value is remembered: small ones stand beside their trace and are all read at the start, the texts of large
   * ones are read one by one when asked for, and of others only the digest is kept.
   */
  readonly keeps: 'value' | 'texts' | 'digest'
  /** For `texts`: what of a value stands beside the trace, and what is read when asked for. */
  readonly parts?: Parts<V>
  /** The value as text, in which equal values are equal; JSON when left out. */
  readonly textOf?: (value: V) => Body
  /** Brings back what JSON loses: dates. */
  readonly revive?: (value: V) => V
  /** Whether the key can be sent to another thread; one that holds functions cannot. */
  readonly crosses?: (key: K) => boolean
  /**
   * How many keys make up for what another thread costs: its start, its libraries, code that is not yet compiled. Left
   * out, all keys are computed in one thread.
   */
  readonly keysPerThread?: number
  /** A value that takes no computing and no library: it is neither recorded nor remembered. */
  readonly direct?: (key: K) => V | undefined
  /** For those who want to know how long each key takes, in whatever thread; left out, nobody looks at a clock. */
  readonly timing?: Timing<K>
  /** After which a key is given up with an error; left out, or 0, it may take for ever. */
  readonly seconds?: number
  /**
   * Loads what the step needs, once a thread and only when some key has to be computed; `around` only if timed. A result
   * may be promised: it is waited for before the next key of the thread is begun.
   */
  readonly load: (world: World, around?: Around) => Promise<(key: K, facts: Facts) => Later<Result<V>>>
}

export interface Timing<K> {
  /** In ms, from any beginning. */
  now(): number
  /** Told after each key that was computed. */
  took(key: K, time: Time): void
}

/** Plain data: it comes from other threads too. */
export interface Time {
  readonly ms: number
  /** What of it was spent in libraries, and in how many calls. */
  readonly libraries: Readonly<Partial<Record<Library, Spent>>>
}

export interface Spent {
  readonly count: number
  readonly ms: number
}

export interface Parts<V> {
  split(value: V): { readonly small: unknown; readonly texts: readonly string[] }
  /** A value whose members read the texts that they need, as strings or as UTF-8. */
  join(small: unknown, text: (index: number) => string, bytes: (index: number) => Uint8Array): V
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
  /** The same as a stream, for values that are used once and then let go. With a target, most of them are only files. */
  each<K, V>(step: Step<K, V>, keys: readonly K[], world: World, target?: Target): AsyncIterable<Made<K, V>>
  /** The same for keys that are asked for one by one, by those who show a page and not a site. */
  open<K, V>(step: Step<K, V>, keyOf: (id: string) => K | undefined, world: World): Promise<Door<V>>
}

/** Where values go that are files of their own. */
export interface Target {
  /** Absolute: where a file waits until all others are there. */
  readonly staging: string
  /** The digest of what stands where a value will go: an equal value is not written again. */
  standing(id: string): string | undefined
}

/** A step behind which values are made when somebody asks for them; what is not asked for costs nothing. */
export interface Door<V> {
  /**
   * For computations, which read it as a fact. Undefined when no key has that name, or the step cannot make a value.
   * @throws {NotReady} while an asynchronous step is making it
   */
  get(id: string): V | undefined
  /** For everybody else: makes it, waits for what it needs, and tells what was found on the way. */
  make(id: string): Promise<Result<V>>
}

export interface Made<K, V> {
  readonly key: K
  readonly problems: readonly Problem[]
  /** Whether it had to be computed, or was remembered. */
  readonly computed: boolean
  /** Known without the value where an earlier build made the same one. */
  readonly digest: Digest | undefined
  /** Where the value was staged, if it was. */
  readonly file?: string | undefined
  /** Gives the value, made anew if it has to be; undefined when the step cannot make one. */
  value(): Promise<V | undefined>
}

export interface Settled<V> {
  /** Brings the value in when it is asked for. */
  get(id: string): V | undefined
  values(): Iterable<V>
  readonly problems: readonly Problem[]
  /** How many keys were computed, not remembered. */
  readonly computed: number
}
