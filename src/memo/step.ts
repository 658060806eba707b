import type { Body } from '../base/byte-pieces.ts'
import type { Later } from '../base/later.ts'
import type { Problem } from '../base/problem.ts'
import type { Around } from './observe.ts'

/**
 * A step is a pure function from one key and the facts that it reads to one value. The engine runs a step over many
 * keys; whether a value is remembered or made again, and in which thread, cannot be seen from the result.
 */
export interface Step<W, F, K, V> {
  readonly name: string
  /** Unique among the keys of the step. */
  readonly idOf: (key: K) => string
  /** What else of the key decides the value, as plain data; nothing where the key is only a name. */
  readonly keyOf?: (key: K) => unknown
  /** Whether that follows from what facts are made of as a whole, so that keys need not be compared where it stands. */
  readonly keysOfWhole?: (world: W) => boolean
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
  /** The key as it crosses, where it holds functions that the step finds again in the other thread. */
  readonly crossing?: (key: K) => unknown
  /**
   * How many keys make up for what another thread costs: its start, its libraries, code that is not yet compiled. Left
   * out, all keys are computed in one thread.
   */
  readonly keysPerThread?: number
  /** Steps whose texts it reads: other threads have to know where these lie. */
  readonly needs?: readonly string[]
  /** Whether it runs other people's code, which may never end: a key is then given up after the engine's seconds. */
  readonly limited?: boolean
  /** Whose code makes the value, for those who ask why it takes so long. */
  readonly byOf?: (key: K) => Problem['by']
  /** A value that takes no computing and no library: it is neither recorded nor remembered. */
  readonly direct?: (key: K) => V | undefined
  /** What the key is an example of, for those who ask where time goes. */
  readonly groupOf?: (key: K, world: W) => string | undefined
  /**
   * Loads what the step needs, once a thread and only when some key has to be computed; `around` only if timed. A result
   * may be promised: it is waited for before the next key of the thread is begun.
   */
  readonly load: (world: W, around?: Around) => Promise<Run<F, K, V>>
}

export type Run<F, K, V> = (key: K, facts: F) => Later<Result<V>>

export interface Result<V> {
  /** Undefined when the step could not make one; `problems` then says why. */
  readonly value: V | undefined
  readonly problems: readonly Problem[]
}

export interface Parts<V> {
  split(value: V): { readonly small: unknown; readonly texts: readonly string[] }
  /** A value whose members read the texts that they need, as strings or as UTF-8. */
  join(small: unknown, text: (index: number) => string, bytes: (index: number) => Uint8Array): V
}
