import { join } from 'node:path'
import { readChecked, writeChecked } from '../base/checked-file.ts'
import { type Digest, digestFrom } from '../base/paths.ts'
import type { DigestMemory } from './fingerprint.ts'

/**
 * Digests of files that were not touched since they were last read: they look the same. A file that changed within the
 * last two seconds is read again, since it may change once more within the clock's grain.
 */
interface FileDigests extends DigestMemory {
  save(): void
}

const YOUNG_MS = 2000

export function openFileDigests(folder: string, now: Date): FileDigests {
  const before = read(folder)
  const after = new Map<string, readonly [string, Digest]>()
  let changed = false
  const youngMs = now.getTime() - YOUNG_MS
  return {
    recall(file, look) {
      const known = before.get(file)
      if (known?.[0] !== look.word) return undefined
      after.set(file, known)
      return known[1]
    },
    remember(file, look, digest) {
      if (look.touchedMs >= youngMs) return
      changed = true
      after.set(file, [look.word, digest])
    },
    save() {
      if (changed || after.size !== before.size) write(folder, after)
    },
  }
}

const FILE = 'digests.json'
const FORMAT = 'digests of files 2'

function read(folder: string): ReadonlyMap<string, readonly [string, Digest]> {
  const body = readChecked(join(folder, FILE), FORMAT)
  const rows = body === undefined ? [] : (JSON.parse(body) as (readonly [string, string, string])[])
  return new Map(rows.map(([file, word, digest]) => [file, [word, digestFrom(digest)]]))
}

function write(folder: string, digests: ReadonlyMap<string, readonly [string, Digest]>): void {
  const rows = Array.from(digests, ([file, [word, digest]]) => [file, word, digest])
  writeChecked(join(folder, FILE), FORMAT, JSON.stringify(rows))
}
