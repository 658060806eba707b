import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SourcePath } from '../base/paths.ts'
import { readPlain } from '../base/plain-file.ts'
import { BlogError, problem } from '../base/problem.ts'
import { decodeText } from '../base/text-file.ts'
import type { SourceFile } from '../model/facts.ts'
import type { Folders } from '../model/project.ts'
import type { Source } from '../model/source.ts'

/** A file that is copied may have any size; one that is read is held in memory whole, and Node ends at 2 GB. */
const LARGEST_BYTES = 500e6

/** A scanned source → a door to its bytes, which are read when asked for and not kept. */
export function openSource(folders: Folders, source: Source): SourceFile {
  const bytes = () => {
    if (source.sizeBytes > LARGEST_BYTES) throw new BlogError(tooLarge(fileName(folders, source.path)))
    // Since it was scanned it may have gone, or become a folder, or a pipe, which would keep the build waiting.
    const found = readPlain(diskFile(folders, source), { followed: true })
    if (found === undefined)
      throw new BlogError(problem('vanished', {}, { at: { file: fileName(folders, source.path) } }))
    return found
  }
  return {
    path: source.path,
    sizeBytes: source.sizeBytes,
    bytes,
    text: () => decodeText(bytes(), fileName(folders, source.path)),
  }
}

/** Of all texts that wait to be read again. */
const KEPT_BYTES = 16e6

/**
 * Opens sources for a road that is walked once. The front matter of all articles is read first, and then their texts: what
 * was read once is kept for the second time, up to a size, and then no more.
 */
export function createOpener(folders: Folders): (source: Source) => SourceFile {
  const kept = new Map<Source, string>()
  let bytes = 0
  let isSecondTime = false
  const textOf = (source: Source, file: SourceFile): string => {
    const known = kept.get(source)
    if (known !== undefined) {
      isSecondTime = true
      kept.delete(source)
      bytes -= source.sizeBytes
      return known
    }
    const text = file.text()
    if (!isSecondTime && isRead(source) && bytes + source.sizeBytes <= KEPT_BYTES) {
      kept.set(source, text)
      bytes += source.sizeBytes
    }
    return text
  }
  return (source) => {
    const file = openSource(folders, source)
    return { ...file, text: () => textOf(source, file) }
  }
}

const isRead = ({ kind }: Source): boolean => kind === 'post' || kind === 'page'

/** Where the source lies on disk, absolute. */
export function diskFile(folders: Folders, { path, storedAs }: Pick<Source, 'path' | 'storedAs'>): string {
  return join(folders.source, storedAs ?? path)
}

/** The source's name in messages: relative to the site, posix. */
export function fileName(folders: Folders, path: SourcePath): string {
  const folder = folders.source.slice(folders.site.length + 1).replaceAll('\\', '/')
  return folder === '' ? path : `${folder}/${path}`
}

function tooLarge(file: string) {
  return problem('file-size', { limitMb: LARGEST_BYTES / 1e6 }, { at: { file } })
}

/** A source with its name in messages. */
export function openNamed(folders: Folders, source: Source): { readonly file: SourceFile; readonly name: string } {
  return { file: openSource(folders, source), name: fileName(folders, source.path) }
}

/** The text of a file that is copied, whoever brings it. @param file absolute @param name in messages @throws {BlogError} not-utf8 */
export function textAt(file: string, name: string): string {
  return decodeText(readFileSync(file), name)
}
