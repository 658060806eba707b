import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { asciiJson } from '../base/ascii-json.ts'
import { readChecked, removeChecked, writeChecked } from '../base/checked-file.ts'
import type { Digest } from '../base/paths.ts'
import type { Problem } from '../base/problem.ts'
import type { PackPlace } from './packs.ts'

/** What a computation read and what came of it. */
export interface Trace {
  /** What nearly every computation of its kind reads: config, templates, lists. Equal groups are one object. */
  readonly shared: readonly Read[]
  /** What is its own: its file, its head, the bodies it shows. */
  readonly own: readonly Read[]
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

export interface Entry {
  readonly trace: Trace
  readonly place: PackPlace | undefined
}

const FORMAT = 2
const FILE = 'traces.json'
const CHANGES = 'traces-since.json'

/** The form of a file: pairs and groups stand once and are named by number. */
interface Written {
  readonly packs: readonly string[]
  readonly reads: readonly Read[]
  readonly groups: readonly (readonly number[])[]
  readonly entries: readonly Row[]
}

type Row = readonly [
  name: string,
  key: Digest,
  digest: Digest,
  shared: number,
  own: readonly number[],
  problems: readonly Problem[] | 0,
  place: readonly [pack: number, offset: number, texts: PackPlace['texts']] | 0,
  value?: unknown,
]

type Entries = ReadonlyMap<string, Entry>

/**
 * What is remembered lies in two files, so that an edit of a large site writes a small one: all entries as they were at
 * some time, and those that came or went since, which name the file they belong to.
 */
export interface Remembered {
  readonly entries: Entries
  /** What the first file holds, and its name for the second. */
  readonly base: { readonly id: string; readonly entries: Entries } | undefined
}

/** Of the entries that may stand in the second file, before all are written again. */
const FEW = 1 / 8

/** A missing, damaged or foreign file is an empty memory. */
export function readTraces(folder: string, toolchain: Digest): Remembered {
  const body = readChecked(join(folder, FILE), [FORMAT, toolchain])
  if (body === undefined) return { entries: new Map(), base: undefined }
  const { id, ...written } = JSON.parse(body) as Written & { readonly id: string }
  const base = new Map(entriesOf(written))
  const since = readChecked(join(folder, CHANGES), [FORMAT, toolchain, id])
  if (since === undefined) return { entries: base, base: { id, entries: base } }
  const { gone, ...changed } = JSON.parse(since) as Written & { readonly gone: readonly string[] }
  const entries = new Map(base)
  for (const name of gone) entries.delete(name)
  for (const [name, entry] of entriesOf(changed)) entries.set(name, entry)
  return { entries, base: { id, entries: base } }
}

/** @param base as it was read; an entry that is still the same object did not change */
export function writeTraces(folder: string, toolchain: Digest, entries: Entries, base: Remembered['base']): void {
  if (base !== undefined) {
    const changed = Array.from(entries).filter(([name, entry]) => base.entries.get(name) !== entry)
    const gone = [...base.entries.keys()].filter((name) => !entries.has(name))
    if (changed.length + gone.length <= base.entries.size * FEW) {
      writeChecked(join(folder, CHANGES), [FORMAT, toolchain, base.id], asciiJson({ gone, ...writtenOf(changed) }))
      return
    }
  }
  const id = randomUUID()
  writeChecked(join(folder, FILE), [FORMAT, toolchain], asciiJson({ id, ...writtenOf(entries) }))
  removeChecked(join(folder, CHANGES))
}

function* entriesOf({ packs, reads, groups, entries: rows }: Written): Iterable<[string, Entry]> {
  const pick = (numbers: readonly number[]): Read[] => {
    const picked: Read[] = []
    for (const number of numbers) {
      const read = reads[number]
      if (read !== undefined) picked.push(read)
    }
    return picked
  }
  const shared = groups.map(pick)
  for (const [name, key, digest, group, own, problems, place, value] of rows) {
    const trace: Trace = { shared: shared[group] ?? [], own: pick(own), key, digest, problems: problems || [], value }
    const at = place === 0 ? undefined : { pack: packs[place[0]] ?? '', offset: place[1], texts: place[2] }
    yield [name, { trace, place: at }]
  }
}

function writtenOf(entries: Iterable<readonly [string, Entry]>): Written {
  const packs = numbering<string>()
  const reads = numbering<Read>(([name, digest]) => `${name}\0${digest}`)
  const groups = numbering<readonly Read[]>((group) => group)
  const rows = Array.from(entries, ([name, { trace, place }]): Row => {
    const problems = trace.problems.length === 0 ? 0 : trace.problems
    const at = place === undefined ? 0 : ([packs.of(place.pack), place.offset, place.texts] as const)
    return [name, trace.key, trace.digest, groups.of(trace.shared), trace.own.map(reads.of), problems, at, trace.value]
  })
  const numbered = groups.all().map((group) => group.map(reads.of))
  return { packs: packs.all(), reads: reads.all(), groups: numbered, entries: rows }
}

/** Gives each different thing a number in the order in which it comes. */
function numbering<T>(keyOf: (thing: T) => unknown = (thing) => thing) {
  const numbers = new Map<unknown, number>()
  const things: T[] = []
  return {
    of(thing: T): number {
      const known = numbers.get(thing)
      if (known !== undefined) return known
      const key = keyOf(thing)
      const number = numbers.get(key) ?? things.push(thing) - 1
      // By itself too: most are met again and again as the same object.
      numbers.set(key, number).set(thing, number)
      return number
    },
    all: (): readonly T[] => things,
  }
}
