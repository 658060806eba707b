import { hash } from 'node:crypto'
import { type Digest, digestFrom } from './paths.ts'

/** SHA-256 of the bytes (strings as UTF-8), first 128 bits in hexadecimal: equal digests are taken as equal content. */
export function digestOf(content: string | Uint8Array): Digest {
  return digestFrom(hash('sha256', content).slice(0, 32))
}
