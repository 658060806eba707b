import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SourcePath } from '../base/paths.ts'
import { decodeText } from '../base/text-file.ts'
import type { SourceFile } from '../model/facts.ts'
import type { Folders } from '../model/project.ts'
import type { Source } from '../model/source.ts'

/** A scanned source → a door to its bytes, which are read when asked for and not kept. */
export function openSource(folders: Folders, source: Source): SourceFile {
  const bytes = () => readFileSync(diskFile(folders, source))
  return {
    path: source.path,
    sizeBytes: source.sizeBytes,
    bytes,
    text: () => decodeText(bytes(), fileName(folders, source.path)),
  }
}

/** Where the source lies on disk, absolute. */
export function diskFile(folders: Folders, { path, storedAs }: Pick<Source, 'path' | 'storedAs'>): string {
  return join(folders.source, storedAs ?? path)
}

/** The source's name in messages: relative to the site, posix. */
export function fileName(folders: Folders, path: SourcePath): string {
  const folder = folders.source.slice(folders.site.length + 1).replaceAll('\\', '/')
  return folder === '' ? path : `${folder}/${path}`
}

/** A source with its name in messages. */
export function openNamed(folders: Folders, source: Source): { readonly file: SourceFile; readonly name: string } {
  return { file: openSource(folders, source), name: fileName(folders, source.path) }
}
