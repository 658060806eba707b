import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { asciiJsonPieces, type Pieced } from '../base/ascii-json.ts'
import { readCheckedBytes, removeChecked, writeChecked } from '../base/checked-file.ts'
import type { Digest } from '../base/paths.ts'
import type { Problem } from '../base/problem.ts'
import { decodeUtf8 } from '../base/utf8.ts'
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

/** The problems of most. */
export const NONE: readonly Problem[] = Object.freeze([])

export interface Entry {
  readonly trace: Trace
  readonly place: PackPlace | undefined
}

const FORMAT = 5
const FILE = 'traces.json'
const CHANGES = 'traces-since.json'

/**
 * The form of a file: reads and groups stand once and are named by number. Two lines: what each row reads of the whole
 * stands in the second, which is looked at where the whole is not what it was.
 */
interface Written extends WrittenReads {
  readonly wholes: Wholes
  readonly packs: readonly string[]
  readonly groups: readonly (readonly number[])[]
  readonly steps: Readonly<Record<string, readonly Row[]>>
}

interface WrittenOwn extends WrittenReads {
  /** By row, all steps one after another. */
  readonly rows: readonly (readonly number[])[]
}

/** Few lists are read soon, many pairs are not. */
interface WrittenReads {
  readonly names: readonly string[]
  readonly digests: readonly Digest[]
}

type Row = readonly [
  id: string,
  key: Digest,
  digest: Digest,
  shared: number,
  loose: readonly number[],
  problems: readonly Problem[] | 0,
  /** Pack and offset, then bytes and check of each text. */
  place: readonly number[] | 0,
  value?: unknown,
]

/** By step and id. */
export type Entries = ReadonlyMap<string, ReadonlyMap<string, Entry>>
/** For each step the digest of the whole, in which all of its entries were fresh or made; see `Domain.whole`. */
export type Wholes = Readonly<Partial<Record<string, Digest>>>

/**
 * What is remembered lies in two files, so that an edit of a large site writes a small one: all entries as they were at
 * some time, and those that came or went since, which name the file they belong to.
 */
export interface Remembered {
  readonly entries: Entries
  readonly wholes: Wholes
  /** What the first file holds, and its name for the second. */
  readonly base: { readonly id: string; readonly entries: Entries } | undefined
}

/** Of the entries that may stand in the second file, before all are written again. */
const FEW = 1 / 8

/** A missing, damaged or foreign file is an empty memory. */
export function readTraces(folder: string, toolchain: Digest): Remembered {
  const body = readCheckedBytes(join(folder, FILE), [FORMAT, toolchain])
  if (body === undefined) return { entries: new Map(), wholes: {}, base: undefined }
  const [written, own] = linesOf<Written & { readonly id: string }>(body)
  const { id } = written
  const base = entriesOf(written, own)
  const since = readCheckedBytes(join(folder, CHANGES), [FORMAT, toolchain, id])
  if (since === undefined) return { entries: base, wholes: written.wholes, base: { id, entries: base } }
  const [changed, ownChanged] = linesOf<Written & { readonly gone: readonly (readonly [string, string])[] }>(since)
  const entries = new Map(Array.from(base, ([step, all]) => [step, new Map(all)]))
  for (const [step, id] of changed.gone) entries.get(step)?.delete(id)
  for (const [step, all] of entriesOf(changed, ownChanged)) {
    const into = entries.get(step) ?? new Map<string, Entry>()
    for (const [id, entry] of all) into.set(id, entry)
    entries.set(step, into)
  }
  return { entries, wholes: changed.wholes, base: { id, entries: base } }
}

/** @param base as it was read; an entry that is still the same object did not change */
export function writeTraces(folder: string, toolchain: Digest, { entries, wholes, base }: Remembered): void {
  if (base !== undefined) {
    const { changed, gone } = changesOf(entries, base.entries)
    if (sizeOf(changed) + gone.length <= sizeOf(base.entries) * FEW) {
      writeChecked(join(folder, CHANGES), [FORMAT, toolchain, base.id], linesFor({ gone }, changed, wholes))
      return
    }
  }
  const id = randomUUID()
  writeChecked(join(folder, FILE), [FORMAT, toolchain], linesFor({ id }, entries, wholes))
  removeChecked(join(folder, CHANGES))
}

function changesOf(
  entries: Entries,
  base: Entries,
): { changed: Entries; gone: (readonly [step: string, id: string])[] } {
  const changed = new Map<string, Map<string, Entry>>()
  for (const [step, all] of entries) {
    const before = base.get(step)
    const some = new Map<string, Entry>()
    for (const [id, entry] of all) if (before?.get(id) !== entry) some.set(id, entry)
    changed.set(step, some)
  }
  const gone: [string, string][] = []
  for (const [step, all] of base) {
    const now = entries.get(step)
    for (const id of all.keys()) if (!now?.has(id)) gone.push([step, id])
  }
  return { changed, gone }
}

export function sizeOf(entries: Entries): number {
  let size = 0
  for (const all of entries.values()) size += all.size
  return size
}

/** The first line, and what reads the second when somebody asks. */
function linesOf<T>(body: Uint8Array): [first: T, second: () => WrittenOwn] {
  const end = body.indexOf(NEWLINE)
  // A copy: the second would keep the first in memory, which is several times as long.
  const second = Buffer.from(body.subarray(end + 1))
  return [JSON.parse(decodeUtf8(body.subarray(0, end))), () => JSON.parse(decodeUtf8(second))]
}

const NEWLINE = 0x0a

function entriesOf(
  { packs, groups, steps, ...written }: Written,
  readOwn: () => WrittenOwn,
): Map<string, Map<string, Entry>> {
  const pick = pickerOf(written)
  let known: { readonly rows: WrittenOwn['rows']; readonly pick: ReturnType<typeof pickerOf> } | undefined
  const ownOf = (at: number): readonly Read[] => {
    if (known === undefined) {
      const own = readOwn()
      known = { rows: own.rows, pick: pickerOf(own) }
    }
    return known.pick(known.rows[at] ?? [])
  }
  const shared = groups.map(pick)
  let rows = 0
  const entryOf = ([id, key, digest, group, loose, problems, place, value]: Row): [string, Entry] => {
    const at = rows++
    const reads = { shared: shared[group] ?? [], loose: pick(loose) }
    const trace = new ReadTrace({ ...reads, key, digest, problems: problems || NONE, value }, ownOf, at)
    return [id, { trace, place: place === 0 ? undefined : placeOf(place, packs) }]
  }
  return new Map(Object.entries(steps).map(([step, rows]) => [step, new Map(rows.map(entryOf))]))
}

/** A trace as it was read. There are many, and a function in each would be larger than what it is for. */
class ReadTrace implements Trace {
  readonly shared: Trace['shared']
  readonly loose: Trace['loose']
  readonly key: Digest
  readonly digest: Digest
  readonly problems: Trace['problems']
  readonly value: unknown
  readonly #ownOf: (row: number) => readonly Read[]
  readonly #row: number

  constructor(trace: Omit<Trace, 'own'>, ownOf: (row: number) => readonly Read[], row: number) {
    this.shared = trace.shared
    this.loose = trace.loose
    this.key = trace.key
    this.digest = trace.digest
    this.problems = trace.problems
    this.value = trace.value
    this.#ownOf = ownOf
    this.#row = row
  }

  get own(): readonly Read[] {
    return this.#ownOf(this.#row)
  }
}

function pickerOf({ names, digests }: WrittenReads): (numbers: readonly number[]) => readonly Read[] {
  const reads = names.map((name, number): Read => [name, digests[number] as Digest])
  return (numbers) => {
    const picked: Read[] = []
    for (const number of numbers) {
      const read = reads[number]
      if (read !== undefined) picked.push(read)
    }
    return picked
  }
}

function placeOf(numbers: readonly number[], packs: readonly string[]): PackPlace {
  const [pack = 0, offset = 0] = numbers
  return { pack: packs[pack] ?? '', offset, texts: numbers.slice(2) }
}

/** Lists are made while they are written: what rows and groups name by number comes last. */
function* linesFor(more: { readonly [name: string]: Pieced }, entries: Entries, wholes: Wholes): Iterable<string> {
  const packs = numbering<string>()
  const reads = numbering(keyOfRead)
  const groups = numbering<readonly Read[]>()
  const rowOf = ([id, { trace, place }]: readonly [string, Entry]): Row => {
    const { key, digest, shared, loose, problems, value } = trace
    const found = problems.length === 0 ? 0 : problems
    const at = place === undefined ? 0 : [packs.of(place.pack), place.offset, ...place.texts]
    return [id, key, digest, groups.of(shared), loose.map(reads.of), found, at, value]
  }
  const first = {
    wholes,
    steps: Object.fromEntries(Array.from(entries, ([step, all]) => [step, mapped(all, rowOf)])),
    groups: mapped(groups.all(), (group) => group.map(reads.of)),
    ...writtenReads(reads.all()),
    packs: packs.all(),
  } satisfies Record<keyof Written, unknown>
  yield* asciiJsonPieces({ ...more, ...first })
  yield '\n'
  const own = numbering(keyOfRead)
  const rows = mapped(allOf(entries), ({ trace }) => trace.own.map(own.of))
  yield* asciiJsonPieces({ rows, ...writtenReads(own.all()) } satisfies Record<keyof WrittenOwn, unknown>)
}

const writtenReads = (reads: readonly Read[]) => ({
  names: mapped(reads, ([name]) => name),
  digests: mapped(reads, ([, digest]) => digest),
})

function* allOf(entries: Entries): Iterable<Entry> {
  for (const all of entries.values()) yield* all.values()
}

function* mapped<T, U>(list: Iterable<T>, change: (one: T) => U): Iterable<U> {
  for (const one of list) yield change(one)
}

/** By its name, unless that is known with another digest. */
function keyOfRead([name, digest]: Read, known: (key: string) => Read | undefined): string {
  return (known(name)?.[1] ?? digest) === digest ? name : `${name}\0${digest}`
}

/** Gives each different thing a number in the order in which it comes. */
function numbering<T>(keyOf: (thing: T, known: (key: unknown) => T | undefined) => unknown = (thing) => thing) {
  const numbers = new Map<unknown, number>()
  const things: T[] = []
  const known = (key: unknown): T | undefined => things[numbers.get(key) ?? -1]
  return {
    of(thing: T): number {
      const before = numbers.get(thing)
      if (before !== undefined) return before
      const key = keyOf(thing, known)
      const number = numbers.get(key) ?? things.push(thing) - 1
      // By itself too: most are met again and again as the same object.
      numbers.set(key, number).set(thing, number)
      return number
    },
    all: (): readonly T[] => things,
  }
}
