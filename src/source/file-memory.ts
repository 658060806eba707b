import type { FileStamp } from '../base/file-stamp.ts'
import type { Digest } from '../base/paths.ts'
import type { DigestMemory } from './fingerprint.ts'

/** Digests of files that were read once, for as long as they look the same: a scan reads only what was saved since. */
export interface FileMemory extends DigestMemory {
  /** It turned out to hold something else. */
  forget(file: string): void
}

/**
 * Two saves within one tick of the file system's clock look the same. Whoever looks that soon must look again.
 * The same as git's "racily clean" entries.
 */
const TICK_MS = 1000

/** @param before what builds remembered */
export function createFileMemory(now: () => number, before?: DigestMemory): FileMemory {
  const known = new Map<string, { readonly look: FileStamp; readonly digest: Digest }>()
  const forgotten = new Set<string>()
  return {
    recall(file, look) {
      const entry = known.get(file)
      if (entry !== undefined) return entry.look.word === look.word ? entry.digest : undefined
      const digest = forgotten.has(file) ? undefined : before?.recall(file, look)
      if (digest !== undefined) known.set(file, { look, digest })
      return digest
    },
    remember(file, look, digest) {
      if (now() - look.touchedMs > TICK_MS) known.set(file, { look, digest })
      else known.delete(file)
    },
    forget(file) {
      known.delete(file)
      forgotten.add(file)
    },
  }
}
