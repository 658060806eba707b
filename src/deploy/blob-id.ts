import { createHash } from 'node:crypto'

/** What a repository names its objects with: SHA-1, unless it was made with `--object-format=sha256`. */
export type Algorithm = 'sha1' | 'sha256'

/**
 * The name that git gives to content: the hash of a header and the bytes.
 * @see https://git-scm.com/book/en/v2/Git-Internals-Git-Objects
 */
export function blobId(content: Uint8Array, algorithm: Algorithm): string {
  return createHash(algorithm).update(`blob ${content.length}\0`).update(content).digest('hex')
}
