import { digestOf } from '../base/digest.ts'
import { type RoutePath, routePath } from '../base/paths.ts'

/**
 * The characters of titles → a font of these alone, as pages name it before it is made. A few characters stand in the page
 * itself, more have a file, and pages with very many share one with those of all titles of the site.
 */

/** What styles call it. */
export const FACE = 'Title Face'
/** The folder below `public/`. */
export const FACES = 'fonts'
/** What is smaller stands in the page: no second request, and nothing that changes while it is read. */
export const MOST_IN_PAGE = 6000
/** Characters on a page from which on it shares one file with others like it: lists, of which one after another is read. */
export const MANY = 160

/** Changes whenever the same characters would be asked for otherwise. */
const FORM = 1

/** @param characters in order @param font its version */
export function facePath(characters: string, font: string): RoutePath {
  return routePath(`${FACES}/title-${digestOf(JSON.stringify([FORM, characters, font])).slice(0, 12)}.woff2`)
}

/** The characters of texts that a face shows, each once, in their order. */
export function charactersOf(texts: Iterable<string>): string {
  const found = new Set<string>()
  for (const text of texts) for (const character of text) if (!UNSEEN.test(character)) found.add(character)
  // The font that has the space gives a line its height.
  return found.size === 0 ? '' : ` ${[...found].sort(byCode).join('')}`
}

/**
 * Marks that Chinese and English share are not its business: of which font they come depends on the language beside them,
 * and themes know it. Nor is what nothing is to be seen of, or what has no meaning.
 */
const UNSEEN = /[\s\p{C}\p{Default_Ignorable_Code_Point}·—‘’“”…]/u
const byCode = (a: string, b: string): number => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0)
