import { decodeUtf8 } from './utf8.ts'

/** A long text as UTF-8 in pieces, read again by whoever walks over them: nobody has to hold all of it. */
export type Pieces = Iterable<Uint8Array>

/** A text in one string, as UTF-8, or in pieces. */
export type Body = string | Uint8Array | Pieces

export function textOf(body: Body): string {
  if (typeof body === 'string') return body
  return decodeUtf8(isPieces(body) ? Buffer.concat([...body]) : body)
}

export function isPieces(body: Body): body is Pieces {
  return typeof body !== 'string' && !(body instanceof Uint8Array)
}
