import { foldWithPlaces } from '../fold.ts'

/** A text in pieces, to be shown as text nodes: what was found is marked. */
export type Piece = readonly [text: string, marked: boolean]

/** Where something was found in a text: offsets of its start and its end. */
export type Span = readonly [start: number, end: number]

/** Every place where a pattern is found, in order; patterns may overlap. The text has to be in NFC. */
export function spansOf(text: string, patterns: readonly RegExp[]): readonly (readonly Span[])[] {
  const { text: folded, placeOf } = foldWithPlaces(text)
  return patterns.map((pattern) =>
    Array.from(folded.matchAll(pattern), (match): Span => {
      const start = placeOf(match.index)
      return [start, Math.max(placeOf(match.index + match[0].length), start + 1)]
    }),
  )
}

/** Cuts a text, or the part of it from `from` to `to`, into pieces. */
export function piecesOf(text: string, spans: readonly Span[], from = 0, to = text.length): readonly Piece[] {
  const pieces: Piece[] = []
  let at = from
  for (const [start, end] of spans.toSorted(([a], [b]) => a - b)) {
    if (end <= at || start >= to) continue
    if (start > at) pieces.push([text.slice(at, start), false])
    pieces.push([text.slice(Math.max(start, at), Math.min(end, to)), true])
    at = Math.min(end, to)
  }
  if (at < to) pieces.push([text.slice(at, to), false])
  return pieces
}
