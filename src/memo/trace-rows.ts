import { asciiJsonPieces, type Pieced } from '../base/ascii-json.ts'
import type { Digest } from '../base/paths.ts'
import type { Problem } from '../base/problem.ts'
import { decodeUtf8 } from '../base/utf8.ts'
import type { PackPlace } from './packs.ts'
import type { Entries, Entry, Read, Trace, Wholes } from './trace.ts'

/**
 * The form of a file: reads and groups stand once and are named by number. Two lines: what each row reads of the whole
 * stands in the second, which is looked at where the whole is not what it was.
 */
export interface Written extends WrittenReads {
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

/** The first line, and what reads the second when somebody asks. */
export function linesOf<T>(body: Uint8Array): [first: T, second: () => WrittenOwn] {
  const end = body.indexOf(NEWLINE)
  // A copy: the second would keep the first in memory, which is several times as long.
  const second = Buffer.from(body.subarray(end + 1))
  return [JSON.parse(decodeUtf8(body.subarray(0, end))), () => JSON.parse(decodeUtf8(second))]
}

const NEWLINE = 0x0a

/** A file as it was read. What its rows name by number is looked up when somebody asks. */
export interface ReadRows {
  readonly steps: Written['steps']
  readonly packs: readonly string[]
  readonly groups: readonly (readonly Read[])[]
  readonly pick: Pick
  /** By row, all steps one after another. */
  readonly ownOf: (at: number) => readonly Read[]
}

export function readRows({ packs, groups, steps, ...written }: Written, readOwn: () => WrittenOwn): ReadRows {
  const pick = pickerOf(written)
  let known: { readonly rows: WrittenOwn['rows']; readonly pick: Pick } | undefined
  const ownOf = (at: number): readonly Read[] => {
    if (known === undefined) {
      const own = readOwn()
      known = { rows: own.rows, pick: pickerOf(own) }
    }
    return known.pick(known.rows[at] ?? [])
  }
  return { steps, packs, groups: groups.map(pick), pick, ownOf }
}

export function entriesOf(rows: ReadRows): Map<string, Map<string, Entry>> {
  let at = 0
  const entryOf = (row: Row): [string, Entry] => [row[0], new ReadEntry(rows, row, at++)]
  return new Map(Object.entries(rows.steps).map(([step, all]) => [step, new Map(all.map(entryOf))]))
}

/** A row, as an entry and as the trace in it. There are many, so that it has nothing that can be made of the row. */
class ReadEntry implements Entry, Trace {
  readonly rows: ReadRows
  readonly row: Row
  readonly at: number
  isKept = false

  constructor(rows: ReadRows, row: Row, at: number) {
    this.rows = rows
    this.row = row
    this.at = at
  }

  get trace(): Trace {
    return this
  }
  get place(): PackPlace | undefined {
    const place = this.row[6]
    return place === 0 ? undefined : placeOf(place, this.rows.packs)
  }
  get shared(): readonly Read[] {
    return this.rows.groups[this.row[3]] ?? NO_READS
  }
  get own(): readonly Read[] {
    return this.rows.ownOf(this.at)
  }
  get loose(): readonly Read[] {
    return this.rows.pick(this.row[4])
  }
  get key(): Digest {
    return this.row[1]
  }
  get digest(): Digest {
    return this.row[2]
  }
  get problems(): readonly Problem[] {
    return this.row[5] || NO_PROBLEMS
  }
  get value(): unknown {
    return this.row[7]
  }
}

const NO_READS: readonly Read[] = Object.freeze([])
/** Of most. */
export const NO_PROBLEMS: readonly Problem[] = Object.freeze([])

/** Whether an entry is one of the file, as it was read. */
export function isRowOf(entry: Entry, rows: ReadRows): boolean {
  return entry instanceof ReadEntry && entry.rows === rows
}

type Pick = (numbers: readonly number[]) => readonly Read[]

function pickerOf({ names, digests }: WrittenReads): Pick {
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
export function* linesFor(
  more: { readonly [name: string]: Pieced },
  entries: Entries,
  wholes: Wholes,
): Iterable<string> {
  const packs = numbering<string>()
  const reads = numbering(keyOfRead)
  // Of equal ones, read from different files, one is enough.
  const groups = numbering((group: readonly Read[]) => group.map(reads.of).join())
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
