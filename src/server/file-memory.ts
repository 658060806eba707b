import type { Digest } from '../base/paths.ts'
import type { DigestMemory, FileSignature } from '../source/fingerprint.ts'

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
  const known = new Map<string, { readonly signature: FileSignature; readonly digest: Digest }>()
  const forgotten = new Set<string>()
  return {
    recall(file, signature) {
      const entry = known.get(file)
      if (entry !== undefined) return isSame(entry.signature, signature) ? entry.digest : undefined
      const digest = forgotten.has(file) ? undefined : before?.recall(file, signature)
      if (digest !== undefined) known.set(file, { signature, digest })
      return digest
    },
    remember(file, signature, digest) {
      if (now() - Number(signature.changedNs / 1_000_000n) > TICK_MS) known.set(file, { signature, digest })
      else known.delete(file)
    },
    forget(file) {
      known.delete(file)
      forgotten.add(file)
    },
  }
}

function isSame(a: FileSignature, b: FileSignature): boolean {
  return (
    a.sizeBytes === b.sizeBytes && a.modifiedNs === b.modifiedNs && a.changedNs === b.changedNs && a.inode === b.inode
  )
}
