import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { readCheckedBytes, removeChecked, writeChecked } from '../base/checked-file.ts'
import type { Digest } from '../base/paths.ts'
import type { Entries, Entry, Wholes } from './trace.ts'
import { entriesOf, isRowOf, linesFor, linesOf, type ReadRows, readRows, type Written } from './trace-rows.ts'

const FORMAT = 5
const FILE = 'traces.json'
const CHANGES = 'traces-since.json'

/**
 * What is remembered lies in two files, so that an edit of a large site writes a small one: all entries as they were at
 * some time, and those that came or went since, which name the file they belong to.
 */
export interface Remembered {
  readonly entries: Entries
  readonly wholes: Wholes
  /** The first file. */
  readonly base: Base | undefined
}

export interface Base {
  /** Its name for the second. */
  readonly id: string
  readonly rows: ReadRows
}

/** Of the entries that may stand in the second file, before all are written again. */
const FEW = 1 / 8

/** What was read belongs to whoever reads it: its entries come and go. */
export interface ReadTraces extends Remembered {
  readonly entries: Map<string, Map<string, Entry>>
  /** That its entries name. */
  readonly packs: readonly string[]
}

export const NOTHING = (): ReadTraces => ({ entries: new Map(), wholes: {}, base: undefined, packs: [] })

/** A missing, damaged or foreign file is an empty memory, and so is one that has another form. */
export function readTraces(folder: string, toolchain: Digest): ReadTraces {
  try {
    return tracesIn(folder, toolchain)
  } catch {
    return NOTHING()
  }
}

function tracesIn(folder: string, toolchain: Digest): ReadTraces {
  const body = readCheckedBytes(join(folder, FILE), [FORMAT, toolchain])
  if (body === undefined) return NOTHING()
  const [written, own] = linesOf<Written & { readonly id: string }>(body)
  const base = { id: written.id, rows: readRows(written, own) }
  const entries = entriesOf(base.rows)
  const since = readCheckedBytes(join(folder, CHANGES), [FORMAT, toolchain, base.id])
  if (since === undefined) return { entries, wholes: written.wholes, base, packs: written.packs }
  const [changed, ownChanged] = linesOf<Written & { readonly gone: readonly (readonly [string, string])[] }>(since)
  for (const [step, id] of changed.gone) entries.get(step)?.delete(id)
  for (const [step, all] of entriesOf(readRows(changed, ownChanged))) {
    const into = entries.get(step) ?? new Map<string, Entry>()
    for (const [id, entry] of all) into.set(id, entry)
    entries.set(step, into)
  }
  return { entries, wholes: changed.wholes, base, packs: [...written.packs, ...changed.packs] }
}

/** @param base as it was read; an entry that is still the same object did not change */
export function writeTraces(folder: string, toolchain: Digest, { entries, wholes, base }: Remembered): void {
  if (base !== undefined) {
    const { changed, gone } = changesOf(entries, base.rows)
    const all = Object.values(base.rows.steps).reduce((sum, { length }) => sum + length, 0)
    if (sizeOf(changed) + gone.length <= all * FEW) {
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
  base: ReadRows,
): { changed: Entries; gone: (readonly [step: string, id: string])[] } {
  const changed = new Map<string, Map<string, Entry>>()
  const gone: [string, string][] = []
  for (const [step, all] of entries) {
    const some = new Map<string, Entry>()
    for (const [id, entry] of all) if (!isRowOf(entry, base)) some.set(id, entry)
    changed.set(step, some)
  }
  for (const [step, rows] of Object.entries(base.steps)) {
    const now = entries.get(step)
    const stayed = (now?.size ?? 0) - (changed.get(step)?.size ?? 0)
    if (stayed < rows.length) for (const [id] of rows) if (!now?.has(id)) gone.push([step, id])
  }
  return { changed, gone }
}

function sizeOf(entries: Entries): number {
  let size = 0
  for (const all of entries.values()) size += all.size
  return size
}
