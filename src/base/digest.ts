import { createHash } from 'node:crypto'
import { type Digest, digestFrom } from './paths.ts'

/** SHA-256 of the bytes (strings as UTF-8), first 128 bits in hexadecimal: equal digests are taken as equal content. */
export function digestOf(content: string | Uint8Array): Digest {
  return digestFrom(createHash('sha256').update(content).digest('hex').slice(0, 32))
}
