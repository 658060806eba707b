import { createHash } from 'node:crypto'
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { digestOf } from '../base/digest.ts'
import { stampOf } from '../base/file-stamp.ts'
import { type Digest, digestFrom } from '../base/paths.ts'
import type { DigestMemory } from './digest-memory.ts'

/** A file of the sources → its digest and size, and of HTML the opening bytes, which say whether it has front matter. */

const HTML = /\.html?$/i
const CHUNK_BYTES = 1 << 20

/**
 * SHA-256 of a file; unchanged files are not read at all. One after the other, since thousands of small files take
 * half as long so as by promises.
 */
export function fingerprint(file: string, memory: DigestMemory | undefined) {
  const stats = statSync(file)
  const look = stampOf(stats)
  const known = memory?.recall(file, look)
  const needsOpening = HTML.test(file)
  const base = { sizeBytes: stats.size, modifiedMs: Math.floor(stats.mtimeMs) }
  if (known !== undefined && !needsOpening) return { ...base, digest: known, opening: '' }
  const { digest, opening } = stats.size > CHUNK_BYTES ? readInChunks(file) : readAtOnce(file)
  memory?.remember(file, look, digest)
  return { ...base, digest, opening: openingOf(opening) }
}

interface Fingerprint {
  readonly digest: Digest
  readonly opening: Buffer
}

function readAtOnce(file: string): Fingerprint {
  const bytes = readFileSync(file)
  return { digest: digestOf(bytes), opening: bytes }
}

/** So that a film costs no more memory than a note. */
function readInChunks(file: string): Fingerprint {
  const handle = openSync(file, 'r')
  try {
    const hash = createHash('sha256')
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES)
    let opening: Buffer | undefined
    for (;;) {
      const chunk = buffer.subarray(0, readSync(handle, buffer))
      if (chunk.length === 0) break
      opening ??= Buffer.from(chunk.subarray(0, OPENING_BYTES))
      hash.update(chunk)
    }
    return { digest: digestFrom(hash.digest('hex').slice(0, 32)), opening: opening ?? Buffer.alloc(0) }
  } finally {
    closeSync(handle)
  }
}

const OPENING_BYTES = 64
const openingOf = (bytes: Buffer): string => bytes.toString('latin1', 0, OPENING_BYTES)
