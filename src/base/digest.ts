import { createHash, hash } from 'node:crypto'
import { type Body, isPieces, type Pieces } from './byte-pieces.ts'
import { type Digest, digestFrom } from './paths.ts'

/** SHA-256 of the bytes (strings as UTF-8), first 128 bits in hexadecimal: equal digests are taken as equal content. */
export function digestOf(content: Body): Digest {
  const bits = isPieces(content) ? digestOfAll(content) : hash('sha256', content)
  return digestFrom(bits.slice(0, 32))
}

function digestOfAll(pieces: Pieces): string {
  const digest = createHash('sha256')
  for (const piece of pieces) digest.update(piece)
  return digest.digest('hex')
}
