import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { asciiJson } from '../base/ascii-json.ts'
import { readChecked, writeChecked } from '../base/checked-file.ts'
import { ownStampAt } from '../base/file-stamp.ts'
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

const FORMAT = 'published files 4'

/**
 * A missing, damaged or foreign manifest is an empty one. What it names may be deleted, so it is not believed: a path
 * that could not have been published is left out.
 */
export function readManifest(folders: Folders): Manifest {
  const body = readChecked(fileOf(folders), FORMAT)
  const rows: unknown = body === undefined ? [] : JSON.parse(body)
  return new Map((Array.isArray(rows) ? rows : []).flatMap(entryOf))
}

function entryOf(row: unknown): readonly (readonly [RoutePath, Published])[] {
  const [path, digest, look, content, either] = Array.isArray(row) ? (row as readonly unknown[]) : []
  if (typeof path !== 'string' || typeof digest !== 'string' || typeof look !== 'string' || !isRoutePath(path))
    return []
  const published: Published = {
    digest,
    look,
    ...(typeof content === 'string' && content !== '' && { content }),
    ...(Array.isArray(either) && { either: either.map(String) }),
  }
  return [[path, published]]
}

export function writeManifest(folders: Folders, manifest: Manifest): void {
  const rows = Array.from(manifest, ([path, { digest, look, content, either }]) =>
    either !== undefined
      ? ([path, digest, look, content ?? '', either] as const)
      : content !== undefined
        ? ([path, digest, look, content] as const)
        : ([path, digest, look] as const),
  )
  writeChecked(fileOf(folders), FORMAT, asciiJson(rows.sort(([a], [b]) => byCodeUnit(a, b))))
}

/**
 * Whether there was a manifest that cannot be read any more, so that what stands in `public/` may well be ours. A cache
 * that no build has filled, and one that knows of another public folder only, never had it.
 */
export function isManifestLost(folders: Folders): boolean {
  if (existsSync(fileOf(folders))) return readChecked(fileOf(folders), FORMAT) === undefined
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
  const id = createHash('sha256').update(folders.public.slice(folders.site.length)).digest('hex').slice(0, 8)
  return join(folders.cache, `published-${id}.json`)
}
