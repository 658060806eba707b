import { createHash, hash } from 'node:crypto'
import { closeSync, readSync } from 'node:fs'
import { type Body, isPieces, type Pieces } from './byte-pieces.ts'
import { type Digest, digestFrom } from './paths.ts'
import { openPlain, type PlainOptions } from './plain-file.ts'

/**
 * SHA-256 of the bytes (strings as UTF-8), first 128 bits in hexadecimal: equal digests are taken as equal content. Of
 * pieces that are known by their digests these are taken, so that one text has as many digests as it has cuts.
 */
export function digestOf(content: Body): Digest {
  return shortened(isPieces(content) ? digestOfAll(content) : hash('sha256', content))
}

/** By way of bytes: a string that is cut from another keeps all of it, and digests are many. */
function shortened(bits: string): Digest {
  return digestFrom(Buffer.from(bits.slice(0, 32), 'latin1').toString('latin1'))
}

function digestOfAll(pieces: Pieces): string {
  const digest = createHash('sha256')
  for (const piece of pieces) digest.update(piece instanceof Uint8Array ? piece : piece.digest)
  return digest.digest('hex')
}

const CHUNK_BYTES = 1 << 18

/** The same of a plain file, in little memory; undefined where there is none. A link is followed only if asked for. */
export function digestOfFile(file: string, options?: PlainOptions): Digest | undefined {
  const handle = openPlain(file, options)
  if (handle === undefined) return undefined
  try {
    const digest = createHash('sha256')
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES)
    for (let read = readSync(handle, buffer); read > 0; read = readSync(handle, buffer))
      digest.update(buffer.subarray(0, read))
    return shortened(digest.digest('hex'))
  } finally {
    closeSync(handle)
  }
}
