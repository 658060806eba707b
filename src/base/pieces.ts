import { createEncoder, decodeUtf8 } from './utf8.ts'

/** A long text as UTF-8 in pieces of about a megabyte: no string holds all of it, nor does the heap of JavaScript. */
export type Pieces = readonly Uint8Array[]

/** A text in one string or in pieces. */
export type Body = string | Pieces

const PIECE_CHARACTERS = 1 << 19

export function piecesOf(texts: Iterable<string>): Pieces {
  const pieces: Uint8Array[] = []
  let piece = ''
  const encode = createEncoder()
  for (const text of texts) {
    piece += text
    if (piece.length < PIECE_CHARACTERS) continue
    pieces.push(new Uint8Array(encode([piece]).bytes))
    piece = ''
  }
  pieces.push(new Uint8Array(encode([piece]).bytes))
  return pieces
}

export function textOf(body: Body): string {
  return typeof body === 'string' ? body : decodeUtf8(Buffer.concat(body))
}

export function isPieces(content: Body | Uint8Array): content is Pieces {
  return Array.isArray(content)
}
