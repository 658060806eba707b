import type { Section } from '../article-text.ts'
import { type Piece, piecesOf, type Span, spansOf } from './pieces.ts'

/** What of an article's text answers a query. */
interface Excerpt {
  /** The heading above, and its id; empty where there is none. */
  readonly heading: readonly Piece[]
  readonly id: string
  readonly snippet: readonly Piece[]
  /** The first thing found, as the article writes it, if it stands nowhere else on the page; else empty. */
  readonly found: string
}

/** How much of a text is shown, and how much of that stands before what was found; in UTF-16 units. */
const LENGTH = 150
const BEFORE = 36

/**
 * Finds the section that holds most of what was asked for. Undefined when some pattern is neither there nor in what the
 * reader sees besides, the title and the tags: the index saw its parts, but not in one piece.
 */
export function excerptOf(
  sections: readonly Section[],
  besides: readonly string[],
  patterns: readonly RegExp[],
): Excerpt | undefined {
  const seen = new Set<number>()
  const note = (spans: readonly (readonly Span[])[]) => {
    for (const [index, found] of spans.entries()) if (found.length > 0) seen.add(index)
    return spans
  }
  for (const text of besides) note(spansOf(text.normalize(), patterns))
  let best: Omit<Looked, 'rank'> & { rank: number } = { ...NOTHING, rank: -1 }
  for (const [id, heading, text] of sections) {
    const looked = look(id, heading.normalize(), text.normalize(), patterns)
    note(looked.inHeading)
    note(looked.inText)
    if (looked.rank > best.rank) best = looked
  }
  if (seen.size < patterns.length) return undefined
  const spans = best.inText.flat().toSorted(([a], [b]) => a - b)
  const [start, end] = spans[0] ?? [0, 0]
  const from = boundary(best.text, start <= BEFORE ? 0 : start - BEFORE)
  const to = boundary(best.text, Math.min(best.text.length, from + LENGTH))
  const snippet = piecesOf(best.text, spans, from, to)
  return {
    id: best.id,
    heading: piecesOf(best.heading, best.inHeading.flat()),
    snippet: [
      ...(from > 0 ? [['…', false] as const] : []),
      ...snippet,
      ...(to < best.text.length ? [['…', false] as const] : []),
    ],
    found: onlyOnce(best.text.slice(start, end), [
      ...besides,
      ...sections.flatMap(([, heading, text]) => [heading, text]),
    ]),
  }
}

/** A browser goes to the first place where the words stand: to the title, or to another section, if they are there too. */
function onlyOnce(found: string, texts: readonly string[]): string {
  const wanted = found.toLowerCase()
  const all = texts.join('\n').normalize().toLowerCase()
  return all.indexOf(wanted) === all.lastIndexOf(wanted) ? found : ''
}

interface Looked {
  readonly id: string
  readonly heading: string
  readonly text: string
  readonly inHeading: readonly (readonly Span[])[]
  readonly inText: readonly (readonly Span[])[]
  readonly rank: number
}

const NOTHING = { id: '', heading: '', text: '', inHeading: [], inText: [] }

/** Ranks a section by how many different patterns it holds, those in the heading twice, then by how often. */
function look(id: string, heading: string, text: string, patterns: readonly RegExp[]): Looked {
  const inHeading = spansOf(heading, patterns)
  const inText = spansOf(text, patterns)
  const different = (spans: readonly (readonly Span[])[]) => spans.filter((found) => found.length > 0).length
  const often = Math.min(inText.flat().length, 9)
  return { id, heading, text, inHeading, inText, rank: (different(inText) * 2 + different(inHeading) * 2) * 10 + often }
}

/** Does not part a pair of surrogates. */
function boundary(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at + 1 : at
}
