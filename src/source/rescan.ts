import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import type { SourcePath } from '../base/paths.ts'
import type { Config } from '../model/config.ts'
import type { Folders } from '../model/project.ts'
import type { Source } from '../model/source.ts'
import type { DigestMemory } from './digest-memory.ts'
import { fingerprint } from './fingerprint.ts'
import { diskFile } from './read.ts'
import type { Scanned } from './scan.ts'

/** A scan and the files that were saved since → what a scan would give now, without looking at all the others. */
interface Rescanned extends Scanned {
  readonly changed: readonly Source[]
}

/**
 * Undefined where only a whole scan can tell: a file came or went, became a link, or says in its text what kind it is.
 * @param files names below the source folder, as the file system has them
 */
export async function rescan(
  before: Scanned,
  files: readonly string[],
  { folders, config, memory }: { readonly folders: Folders; readonly config: Config; readonly memory?: DigestMemory },
): Promise<Rescanned | undefined> {
  const wanted = new Set(files.map((file) => file.normalize('NFC')))
  const sources = [...before.sources]
  const changed: Source[] = []
  for (const [index, source] of sources.entries()) {
    if (!wanted.delete(source.path)) continue
    const now = await look(source, config, diskFile(folders, source), memory)
    if (now === undefined) return undefined
    sources[index] = now
    changed.push(now)
  }
  return wanted.size > 0 ? undefined : { sources, changed, problems: before.problems }
}

const KIND_IN_TEXT = /\.html?$/i

async function look(
  source: Source,
  { updated_option: option }: Config,
  file: string,
  memory: DigestMemory | undefined,
): Promise<Source | undefined> {
  if (KIND_IN_TEXT.test(source.path)) return undefined
  try {
    if (!(await lstat(file)).isFile()) return undefined
    const { digest, sizeBytes, modifiedMs } = fingerprint(file, memory)
    // git's time of a file stays until it is committed.
    return { ...source, digest, sizeBytes, modifiedMs: option === 'git' ? source.modifiedMs : modifiedMs }
  } catch {
    return undefined
  }
}

/** @returns the path below the source folder; undefined for what lies elsewhere */
export function belowSource(folders: Folders, file: string): SourcePath | undefined {
  const prefix = join(folders.source, '/')
  return file.startsWith(prefix) ? (file.slice(prefix.length).replaceAll('\\', '/') as SourcePath) : undefined
}
