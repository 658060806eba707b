import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, type Stats, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
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
  /** How the file looked right after it was written, see {@link lookOf}. */
  readonly look: string
}

const FORMAT = 2

/** A missing, damaged or foreign manifest is an empty one. */
export function readManifest(folders: Folders): Manifest {
  try {
    const text = readFileSync(fileOf(folders), 'utf8')
    const end = text.indexOf('\n')
    if (text.slice(0, end) !== headerOf(text.slice(end + 1))) return new Map()
    const rows = JSON.parse(text.slice(end + 1)) as (readonly [string, string, string])[]
    return new Map(rows.map(([path, digest, look]) => [path, { digest, look }]))
  } catch {
    return new Map()
  }
}

export function writeManifest(folders: Folders, manifest: Manifest): void {
  const rows = Array.from(manifest, ([path, { digest, look }]) => [path, digest, look] as const).sort(([a], [b]) =>
    byCodeUnit(a, b),
  )
  const body = JSON.stringify(rows)
  mkdirSync(folders.cache, { recursive: true })
  const temporary = `${fileOf(folders)}.${process.pid}.tmp`
  writeFileSync(temporary, `${headerOf(body)}\n${body}`)
  renameSync(temporary, fileOf(folders))
}

/** Size, times and inode of a file as one word; any writing changes it. `""` when there is no file. */
export function lookOf(file: string): string {
  const stats: Stats | undefined = statSync(file, { throwIfNoEntry: false })
  return stats?.isFile() ? `${stats.size}-${stats.mtimeMs}-${stats.ctimeMs}-${stats.ino}` : ''
}

/** Whether the file is as it was published, with these bytes: one look at the file, no reading. */
export function isAsPublished(
  published: Published | undefined,
  digest: Digest | string | undefined,
  file: string,
): boolean {
  return (
    published !== undefined && published.look !== '' && published.digest === digest && published.look === lookOf(file)
  )
}

/** One manifest for each public folder, since `public_dir` may change between builds. */
function fileOf(folders: Folders): string {
  const id = createHash('sha256').update(folders.public.slice(folders.site.length)).digest('hex').slice(0, 8)
  return join(folders.cache, `published-${id}.json`)
}

function headerOf(body: string): string {
  return JSON.stringify([FORMAT, createHash('sha1').update(body).digest('base64')])
}
