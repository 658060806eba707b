import { createHash } from 'node:crypto'
import { lstatSync, readFileSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { digestOf } from '../base/digest.ts'
import { type Digest, digestFrom } from '../base/paths.ts'

/** What a file looked like when it was last read: equal signatures are taken as equal content. */
export interface FileSignature {
  readonly sizeBytes: number
  readonly modifiedNs: bigint
  readonly changedNs: bigint
  readonly inode: bigint
}

/** Remembers digests between builds, so that a file that was not touched is not read. */
export interface DigestMemory {
  recall(file: string, signature: FileSignature): Digest | undefined
  remember(file: string, signature: FileSignature, digest: Digest): void
}

const HTML = /\.html?$/i
const CHUNK_BYTES = 1 << 20

/** SHA-256 of a file; unchanged files are not read at all. */
export async function fingerprint(file: string, memory: DigestMemory | undefined) {
  // Thousands of these, and of small files, take half as long one after the other as by promises.
  const own = lstatSync(file, { bigint: true })
  const info = own.isSymbolicLink() ? statSync(file, { bigint: true }) : own
  const signature = { sizeBytes: Number(info.size), modifiedNs: info.mtimeNs, changedNs: info.ctimeNs, inode: info.ino }
  const known = memory?.recall(file, signature)
  const needsOpening = HTML.test(file)
  const base = { sizeBytes: signature.sizeBytes, modifiedMs: Number(info.mtimeMs) }
  if (known !== undefined && !needsOpening) return { ...base, digest: known, opening: '' }
  const { digest, opening } = signature.sizeBytes > CHUNK_BYTES ? await readInChunks(file) : readAtOnce(file)
  memory?.remember(file, signature, digest)
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
async function readInChunks(file: string): Promise<Fingerprint> {
  const handle = await open(file, 'r')
  try {
    const hash = createHash('sha256')
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES)
    let opening: Buffer | undefined
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length)
      if (bytesRead === 0) break
      const chunk = buffer.subarray(0, bytesRead)
      opening ??= Buffer.from(chunk.subarray(0, OPENING_BYTES))
      hash.update(chunk)
    }
    return { digest: digestFrom(hash.digest('hex').slice(0, 32)), opening: opening ?? Buffer.alloc(0) }
  } finally {
    await handle.close()
  }
}

const OPENING_BYTES = 64
const openingOf = (bytes: Buffer): string => bytes.toString('latin1', 0, OPENING_BYTES)
