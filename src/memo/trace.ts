import type { Digest } from '../base/paths.ts'
import type { Problem } from '../base/problem.ts'
import type { PackPlace } from './packs.ts'

/** What a computation read and what came of it. */
export interface Trace {
  /** What nearly every computation of its kind reads: config, templates, lists. Equal groups are one object. */
  readonly shared: readonly Read[]
  /** What is its own, and part of the whole: its head, its neighbours. Most of all, and seldom asked for. */
  readonly own: readonly Read[]
  /** What is its own, and may change while the whole stays: its file, the bodies that it shows. */
  readonly loose: readonly Read[]
  /** Of the key, where a key is more than its name: a route with its list of posts. */
  readonly key: Digest
  /** Of the value; the same value has the same digest. */
  readonly digest: Digest
  readonly problems: readonly Problem[]
  /** Small values stand here, large ones in a pack. */
  readonly value?: unknown
}

/** A fact and the digest that it had. */
export type Read = readonly [name: string, digest: Digest]

/** What is remembered of a key. */
export interface Entry {
  readonly trace: Trace
  readonly place: PackPlace | undefined
  /** Whether one that was read is as it was in this run too. */
  isKept?: boolean
}

/** By step and id. */
export type Entries = ReadonlyMap<string, ReadonlyMap<string, Entry>>
/** For each step the digest of the whole, in which all of its entries were fresh or made; see `Domain.whole`. */
export type Wholes = Readonly<Partial<Record<string, Digest>>>
