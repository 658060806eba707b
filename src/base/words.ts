/** Counts words of mixed Chinese and Latin text: one pass of one regular expression, no dictionary. */

/** The scripts that are read character by character, for use inside a character class of a `u` regular expression. */
export const HAN_KANA = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}`

const WORD = new RegExp(
  `[${HAN_KANA}]|(?:(?![${HAN_KANA}])[\\p{L}\\p{N}\\p{M}])+(?:['’._-](?:(?![${HAN_KANA}])[\\p{L}\\p{N}\\p{M}])+)*`,
  'gu',
)
const STARTS_HAN_KANA = new RegExp(`^[${HAN_KANA}]`, 'u')

export interface WordCount {
  /** Characters of Han, kana and Bopomofo. */
  readonly cjk: number
  /** Words of every other script; a number counts as one, `ResNet-50` too. */
  readonly other: number
}

/** Counts what a reader reads: punctuation counts nothing. Never throws. */
export function wordCountOf(text: string): WordCount {
  let cjk = 0
  let other = 0
  for (const [word] of text.matchAll(WORD)) {
    if (STARTS_HAN_KANA.test(word)) cjk++
    else other++
  }
  return { cjk, other }
}

/** The sum of both kinds of {@link wordCountOf}. */
export function countWords(text: string): number {
  return text.match(WORD)?.length ?? 0
}
