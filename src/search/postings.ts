/**
 * Which articles hold a term, as a short text: for each article the distance from the one before, with the level of the
 * best place in its last two bits, in letters of five bits that say whether more follow. Runs in Node and in browsers.
 */

/** Where a term stands: 0 in the body, 1 often in the body, 2 in a heading or a tag, 3 in the title. */
export type Level = 0 | 1 | 2 | 3

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const CODES = Uint8Array.from(LETTERS, (letter) => letter.charCodeAt(0))

/** @param values `article * 4 + level`, ascending */
export function encodePostings(values: ArrayLike<number>): string {
  const bytes = Buffer.allocUnsafe(values.length * 7)
  let size = 0
  let before = 0
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? 0
    let rest = value - before * 4
    before = value >> 2
    while (rest > 31) {
      bytes[size++] = CODES[32 | (rest & 31)] ?? 0
      rest >>= 5
    }
    bytes[size++] = CODES[rest] ?? 0
  }
  return bytes.toString('latin1', 0, size)
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
