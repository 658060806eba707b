/** A long text as UTF-8 in pieces of about a megabyte: no string holds all of it, nor does the heap of JavaScript. */
export type Pieces = readonly Uint8Array[]

/** A text in one string or in pieces. */
export type Body = string | Pieces

const PIECE_CHARACTERS = 1 << 19

export function piecesOf(texts: Iterable<string>): Pieces {
  const pieces: Uint8Array[] = []
  let piece = ''
  for (const text of texts) {
    piece += text
    if (piece.length < PIECE_CHARACTERS) continue
    pieces.push(Buffer.from(piece))
    piece = ''
  }
  pieces.push(Buffer.from(piece))
  return pieces
}

export function textOf(body: Body): string {
  return typeof body === 'string' ? body : Buffer.concat(body).toString('utf8')
}

export function isPieces(content: Body | Uint8Array): content is Pieces {
  return Array.isArray(content)
}
