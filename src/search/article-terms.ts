import type { Content } from '../model/article.ts'
import { fold } from './fold.ts'
import type { Level } from './postings.ts'
import { FIRST_HAN, runsOf, termsOfRun } from './terms.ts'

/**
 * The terms of an article's body, each once under its best place. Made with the content and remembered with it, so that
 * an index over all articles reads no text again. A text of two lines for each level: pairs of characters without
 * anything between them, a last character with a space; then words, parted by spaces.
 */
export function articleTerms({ text, headings }: Pick<Content, 'text' | 'headings'>): string {
  const counts = countsOf(text)
  const inHeadings = countsOf(headings.map((heading) => heading.text).join('\n'))
  const levels: readonly (readonly [pairs: string[], words: string[]])[] = [0, 1, 2].map(() => [[], []])
  const add = (term: string, level: Level) => {
    const pair = asPair(term)
    if (pair === undefined) levels[level]?.[1].push(term)
    else levels[level]?.[0].push(pair)
  }
  for (const [term, count] of counts) if (!inHeadings.has(term)) add(term, count < OFTEN ? 0 : 1)
  for (const term of inHeadings.keys()) add(term, 2)
  return levels.map(([pairs, words]) => `${pairs.join('')}\n${words.join(' ')}`).join('\n')
}

/** Found this often, a term is a subject of the article. */
const OFTEN = 3

/** The different terms of a short text. */
export function termsOf(text: string): Iterable<string> {
  return countsOf(text).keys()
}

function countsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const run of runsOf(fold(text.normalize())))
    for (const term of termsOfRun(run)) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}

/** Two code units for a term of one or two characters that are no letters of words; rare characters have more units. */
export function asPair(term: string): string | undefined {
  if (term.length > 2 || term.charCodeAt(0) < FIRST_HAN || isSurrogate(term, 0)) return undefined
  if (term.length === 1) return `${term} `
  return term.charCodeAt(1) < FIRST_HAN || isSurrogate(term, 1) ? undefined : term
}

function isSurrogate(term: string, index: number): boolean {
  return (term.charCodeAt(index) & 0xf800) === 0xd800
}
