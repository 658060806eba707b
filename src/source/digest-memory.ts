import { join } from 'node:path'
import { asciiJsonPieces } from '../base/ascii-json.ts'
import { readChecked, writeChecked } from '../base/checked-file.ts'
import type { FileStamp } from '../base/file-stamp.ts'
import { type Digest, digestFrom } from '../base/paths.ts'

/**
 * Digests of files that look as they did when they were last read: a scan reads only what was saved since. It is kept in
 * the cache from build to build, and in a preview from save to save.
 */
export interface DigestMemory {
  /** @param look as the file looks now */
  recall(file: string, look: FileStamp): Digest | undefined
  remember(file: string, look: FileStamp, digest: Digest): void
  /** It turned out to hold something else. */
  forget(file: string): void
  /** Keeps, for the next time, the files that were asked for. */
  save(): void
}

/**
 * Two saves within one tick of a file system's clock look the same, and FAT's lasts two seconds. A file that was touched
 * that short a time ago is read again. The same as git's "racily clean" entries.
 */
const TICK_MS = 2000

/**
 * @param folder the cache
 * @param now the machine's clock, which is also that of its files: the moment that a build takes for now is another thing
 */
export function openDigestMemory(folder: string, now: () => number = Date.now): DigestMemory {
  const before = read(folder)
  const sizeBefore = before.size
  const known = new Map<string, Entry>()
  let changed = false
  const forget = (file: string) => {
    known.delete(file)
    before.delete(file)
  }
  return {
    recall(file, look) {
      const entry = known.get(file) ?? before.get(file)
      if (entry?.[0] !== look.word) return undefined
      known.set(file, entry)
      return entry[1]
    },
    remember(file, look, digest) {
      if (now() - look.touchedMs <= TICK_MS) return forget(file)
      changed = true
      known.set(file, [look.word, digest])
    },
    forget,
    save() {
      if (changed || known.size !== sizeBefore) write(folder, known)
    },
  }
}

type Entry = readonly [look: string, digest: Digest]

const FILE = 'digests.json'
const FORMAT = 'digests of files 2'

function read(folder: string): Map<string, Entry> {
  const body = readChecked(join(folder, FILE), FORMAT)
  const rows = body === undefined ? [] : (JSON.parse(body) as (readonly [string, string, string])[])
  return new Map(rows.map(([file, word, digest]) => [file, [word, digestFrom(digest)]]))
}

function write(folder: string, digests: ReadonlyMap<string, Entry>): void {
  writeChecked(join(folder, FILE), FORMAT, asciiJsonPieces(rowsOf(digests)))
}

function* rowsOf(digests: ReadonlyMap<string, Entry>): Iterable<readonly unknown[]> {
  for (const [file, [word, digest]] of digests) yield [file, word, digest]
}
