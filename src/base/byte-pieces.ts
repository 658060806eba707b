import type { Digest } from './paths.ts'
import { decodeUtf8 } from './utf8.ts'

/** A long text as UTF-8 in pieces, read again by whoever walks over them: nobody has to hold all of it. */
export type Pieces = Iterable<Uint8Array | KnownPiece>

/** A piece that need not be read to know whether it changed. */
export interface KnownPiece {
  /** Of its bytes. */
  readonly digest: Digest
  bytes(): Uint8Array
}

/** A text in one string, as UTF-8, or in pieces. */
export type Body = string | Uint8Array | Pieces

export function textOf(body: Body): string {
  return typeof body === 'string' ? body : decodeUtf8(bytesOf(body))
}

export function bytesOf(body: Body): Uint8Array {
  if (typeof body === 'string') return Buffer.from(body)
  return isPieces(body) ? Buffer.concat(Array.from(body, bytesOfPiece)) : body
}

export function bytesOfPiece(piece: Uint8Array | KnownPiece): Uint8Array {
  return piece instanceof Uint8Array ? piece : piece.bytes()
}

export function isPieces(body: Body): body is Pieces {
  return typeof body !== 'string' && !(body instanceof Uint8Array)
}
