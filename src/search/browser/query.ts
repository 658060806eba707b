import { HAN_KANA } from '../../base/words.ts'
import { fold } from '../fold.ts'
import { type Run, runsOf } from '../terms.ts'

/** What a reader typed → what has to be there: every chunk that stands between spaces, each in one piece. */
export interface Chunk {
  readonly runs: readonly Run[]
  /** Words that stand for a mistyped one. */
  readonly instead: ReadonlyMap<string, readonly string[]>
}

/** Whoever pastes a page is looking for its beginning. */
const LONGEST_QUERY = 200

/** A chunk without a letter asks for nothing and is left out. */
export function chunksOf(query: string): readonly Chunk[] {
  const parts = new Set(fold(query.normalize().slice(0, LONGEST_QUERY)).split(/\s+/))
  return [...parts]
    .map((part) => ({ runs: [...runsOf(part)], instead: new Map() }))
    .filter(({ runs }) => runs.length > 0)
}

/**
 * Finds a chunk in folded text. Between its runs may stand what Chinese authors put there, a space or a sign, or nothing;
 * words are found by their beginning, single letters whole.
 */
export function patternOf({ runs, instead }: Chunk): RegExp {
  const parts = runs.map(({ kind, text }) => {
    if (kind === 'han') return escapeRegExp(text)
    const words = (instead.get(text) ?? [text]).map(escapeRegExp).join('|')
    return `(?<!${LETTER})(?:${words})${text.length === 1 ? `(?!${LETTER})` : ''}`
  })
  return new RegExp(parts.join('[^\\p{L}\\p{N}]{0,3}'), 'gu')
}

const LETTER = `(?![${HAN_KANA}])[\\p{L}\\p{N}\\p{M}]`

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
