import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { readChecked, writeChecked } from '../base/checked-file.ts'
import { stampAt } from '../base/file-stamp.ts'
import type { Digest } from '../base/paths.ts'
import { byCodeUnit } from '../base/text.ts'
import type { Folders } from '../model/project.ts'

/**
 * The list of output files that are ours, kept outside `public/`: only what stands in it is ever deleted, so a file
 * that somebody put into `public/` by hand stays. It also tells what each file looked like when it was written, so that
 * files which nobody touched need not be read to know that they are right.
 */
export type Manifest = ReadonlyMap<string, Published>

export interface Published {
  /** Of the bytes; `""` for a file that is being written. */
  readonly digest: string
  /** How the file looked right after it was written, see {@link stampAt}. */
  readonly look: string
}

const FORMAT = 'published files 3'

/** A missing, damaged or foreign manifest is an empty one. */
export function readManifest(folders: Folders): Manifest {
  const body = readChecked(fileOf(folders), FORMAT)
  const rows = body === undefined ? [] : (JSON.parse(body) as (readonly [string, string, string])[])
  return new Map(rows.map(([path, digest, look]) => [path, { digest, look }]))
}

export function writeManifest(folders: Folders, manifest: Manifest): void {
  const rows = Array.from(manifest, ([path, { digest, look }]) => [path, digest, look] as const)
  writeChecked(fileOf(folders), FORMAT, JSON.stringify(rows.sort(([a], [b]) => byCodeUnit(a, b))))
}

/** Whether the file is as it was published, with these bytes: one look at the file, no reading. */
export function isAsPublished(
  published: Published | undefined,
  digest: Digest | string | undefined,
  file: string,
): boolean {
  return (
    published !== undefined && published.look !== '' && published.digest === digest && published.look === stampAt(file)
  )
}

/** One manifest for each public folder, since `public_dir` may change between builds. */
function fileOf(folders: Folders): string {
  const id = createHash('sha256').update(folders.public.slice(folders.site.length)).digest('hex').slice(0, 8)
  return join(folders.cache, `published-${id}.json`)
}
