/**
 * Which articles hold a term, as a short text: for each article the distance from the one before, with the level of the
 * best place in its last two bits, in letters of five bits that say whether more follow. Runs in Node and in browsers.
 */

/** Where a term stands: 0 in the body, 1 often in the body, 2 in a heading or a tag, 3 in the title. */
export type Level = 0 | 1 | 2 | 3

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** @param pairs `article * 4 + level`, ascending */
export function encodePostings(pairs: readonly number[]): string {
  let text = ''
  let before = 0
  for (const pair of pairs) {
    const article = pair >>> 2
    let rest = ((article - before) << 2) | (pair & 3)
    before = article
    while (rest > 31) {
      text += LETTERS[32 | (rest & 31)]
      rest >>>= 5
    }
    text += LETTERS[rest]
  }
  return text
}

/** Articles and their levels. */
export function decodePostings(text: string): Map<number, Level> {
  const postings = new Map<number, Level>()
  let article = 0
  let value = 0
  let shift = 0
  for (const letter of text) {
    const bits = LETTERS.indexOf(letter)
    value |= (bits & 31) << shift
    shift += 5
    if (bits & 32) continue
    article += value >>> 2
    postings.set(article, (value & 3) as Level)
    value = 0
    shift = 0
  }
  return postings
}
