import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { asciiJson, asciiJsonPieces } from '../base/ascii-json.ts'
import { readChecked, removeChecked, writeChecked } from '../base/checked-file.ts'
import { linkStatsAt, ownStampAt } from '../base/file-stamp.ts'
import { type Digest, isRoutePath, type RoutePath } from '../base/paths.ts'
import { byCodeUnit } from '../base/text.ts'
import type { Folders } from '../model/project.ts'

/**
 * The list of output files that are ours, kept outside `public/`: only what stands in it is ever deleted, so a file
 * that somebody put into `public/` by hand stays. It also tells what each file looked like when it was written, so that
 * files which nobody touched need not be read to know that they are right.
 */
export type Manifest = ReadonlyMap<RoutePath, Published>

export interface Published {
  /** Of the bytes; of a copy, what its source looks like. */
  readonly digest: string
  /** How the file looked right after it was written, see {@link ownStampAt}; `""` while it is being written. */
  readonly look: string
  /** Of a copy, the digest of its bytes. */
  readonly content?: string | undefined
  /** While it is being written: how the file looks before and, but for the time of its renaming, after. */
  readonly either?: readonly string[] | undefined
}

const FORMAT = 'published files 5'

/** The list as it was read, and what writes the next one. */
export interface OpenManifest {
  readonly files: Manifest
  /** Entries of {@link files} that stay are the same objects. */
  write(files: Manifest): void
}

/** What the first of two files holds, and its name for the second, which has what came or went since. */
interface Base {
  readonly id: string
  readonly files: Manifest
  /** See {@link ownStampAt}: of another build's list ours is no change. */
  readonly look: string
}

/** Of the entries that may stand in the second file, before all are written again. */
const FEW = 1 / 8

/**
 * A missing, damaged or foreign manifest is an empty one. What it names may be deleted, so it is not believed: a path
 * that could not have been published is left out.
 */
export function openManifest(folders: Folders): OpenManifest {
  const file = fileOf(folders)
  let base = baseOf(folders)
  return {
    files: base === undefined ? new Map() : withChanges(base, readChecked(sinceOf(folders), FORMAT)),
    write(files) {
      const since = base !== undefined && ownStampAt(file) === base.look ? changesOf(files, base) : undefined
      if (since === undefined) base = writeWhole(folders, files)
      else writeChecked(sinceOf(folders), FORMAT, asciiJson(since))
    },
  }
}

export function readManifest(folders: Folders): Manifest {
  return openManifest(folders).files
}

export function writeManifest(folders: Folders, manifest: Manifest): void {
  writeWhole(folders, manifest)
}

type Row = readonly [path: RoutePath, digest: string, look: string, content?: string, either?: readonly string[]]
/** With the name of the list that it belongs to: beside another one it says nothing. */
type Since = readonly [base: string, gone: readonly RoutePath[], rows: readonly Row[]]

function baseOf(folders: Folders): Base | undefined {
  // Looked at first: what is written between is another list.
  const look = ownStampAt(fileOf(folders))
  const body = readChecked(fileOf(folders), FORMAT)
  if (body === undefined) return undefined
  const [id, rows] = listOf(body)
  return { id: String(id), files: new Map(listIn(rows).flatMap(entryOf)), look }
}

function withChanges({ id, files }: Base, since: string | undefined): Manifest {
  const [base, gone, rows] = listOf(since ?? '')
  if (base !== id) return files
  const now = new Map(files)
  for (const path of listIn(gone)) now.delete(path as RoutePath)
  for (const [path, published] of listIn(rows).flatMap(entryOf)) now.set(path, published)
  return now
}

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** What is no JSON says nothing, whoever wrote it. */
function listOf(text: string): readonly unknown[] {
  try {
    return listIn(JSON.parse(text))
  } catch {
    return []
  }
}

/** Undefined where so much is new that all is better written again. */
function changesOf(files: Manifest, { id, files: before }: Base): Since | undefined {
  const most = before.size * FEW
  const changed: Row[] = []
  for (const [path, published] of files) if (before.get(path) !== published) changed.push(rowOf(path, published))
  const gone: RoutePath[] = []
  for (const path of before.keys()) if (!files.has(path)) gone.push(path)
  return changed.length + gone.length <= most ? [id, gone, changed] : undefined
}

function writeWhole(folders: Folders, files: Manifest): Base {
  const id = randomUUID()
  writeChecked(fileOf(folders), FORMAT, textOf(id, files))
  removeChecked(sinceOf(folders))
  return { id, files, look: ownStampAt(fileOf(folders)) }
}

/** A list of the id and all rows. */
function* textOf(id: string, files: Manifest): Iterable<string> {
  yield `[${asciiJson(id)},`
  yield* asciiJsonPieces(rowsOf(files))
  yield ']'
}

function* rowsOf(files: Manifest): Iterable<Row> {
  for (const path of [...files.keys()].sort(byCodeUnit)) yield rowOf(path, files.get(path) as Published)
}

function rowOf(path: RoutePath, { digest, look, content, either }: Published): Row {
  if (either !== undefined) return [path, digest, look, content ?? '', either]
  return content === undefined ? [path, digest, look] : [path, digest, look, content]
}

function entryOf(row: unknown): readonly (readonly [RoutePath, Published])[] {
  const [path, digest, look, content, either] = listIn(row)
  if (typeof path !== 'string' || typeof digest !== 'string' || typeof look !== 'string' || !isRoutePath(path))
    return []
  const published: Published = {
    digest,
    look,
    ...(typeof content === 'string' && content !== '' && { content }),
    ...(Array.isArray(either) && { either: either.filter((look) => typeof look === 'string') }),
  }
  return [[path, published]]
}

/**
 * Whether there was a manifest that cannot be read any more, or what came since, so that what stands in `public/` may well
 * be ours. A cache that no build has filled, and one that knows of another public folder only, never had it.
 */
export function isManifestLost(folders: Folders): boolean {
  const isUnread = (file: string) => linkStatsAt(file) !== undefined && readChecked(file, FORMAT) === undefined
  if (isUnread(fileOf(folders)) || isUnread(sinceOf(folders))) return true
  const names = existsSync(folders.cache) ? readdirSync(folders.cache) : []
  return names.includes('report.json') && !names.some((name) => /^published-\w+\.json$/.test(name))
}

/** Whether the file is as it was published, with these bytes: one look at the file, no reading. */
export function isAsPublished(
  published: Published | undefined,
  digest: Digest | string | undefined,
  file: string,
): boolean {
  return (
    published !== undefined &&
    published.look !== '' &&
    published.digest === digest &&
    published.look === ownStampAt(file)
  )
}

/** One manifest for each public folder, since `public_dir` may change between builds. */
function fileOf(folders: Folders): string {
  return join(folders.cache, `published-${idOf(folders)}.json`)
}

function sinceOf(folders: Folders): string {
  return join(folders.cache, `published-${idOf(folders)}-since.json`)
}

function idOf(folders: Folders): string {
  return createHash('sha256').update(folders.public.slice(folders.site.length)).digest('hex').slice(0, 8)
}
