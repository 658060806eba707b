import type { Content } from '../../model/article.ts'
import { fold } from './fold.ts'
import type { Level } from './postings.ts'
import { runsOf, termsOfRun } from './terms.ts'

/** Found this often, a term is a subject of the article. */
const OFTEN = 3

/**
 * The terms of an article's body, once each under its best place: one line a level, terms parted by spaces. Made with
 * the content and remembered with it, so that an index over all articles reads no text again.
 */
export function articleTerms({ text, headings }: Pick<Content, 'text' | 'headings'>): string {
  const counts = countsOf(text)
  const lines: [string[], string[], string[]] = [[], [], []]
  const inHeadings = countsOf(headings.map((heading) => heading.text).join('\n'))
  for (const [term, count] of counts) if (!inHeadings.has(term)) lines[count < OFTEN ? 0 : 1].push(term)
  lines[2].push(...inHeadings.keys())
  return lines.map((terms) => terms.join(' ')).join('\n')
}

/** Reads what {@link articleTerms} wrote. */
export function* readTerms(written: string): Iterable<readonly [level: Level, terms: readonly string[]]> {
  for (const [level, line] of written.split('\n').entries()) if (line !== '') yield [level as Level, line.split(' ')]
}

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
