/**
 * Counts words of mixed Chinese and Latin text in one pass over its characters, without a dictionary and without making
 * a string for each word: a post is counted whenever it is rendered.
 */

/** The scripts that are read character by character, for use inside a character class of a `u` regular expression. */
export const HAN_KANA = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}`

interface WordCount {
  /** Characters of Han, kana and Bopomofo. */
  readonly cjk: number
  /** Words of every other script; a number counts as one, `ResNet-50` too. */
  readonly other: number
}

/** Counts what a reader reads: punctuation counts nothing. Never throws. */
export function wordCountOf(text: string): WordCount {
  let cjk = 0
  let other = 0
  let inWord = false
  /** A sign that may stand inside a word was seen behind a letter: `don’t`, `v1.2`, `ResNet-50`. */
  let joined = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    let kind = KINDS[code] as Kind
    if (kind === UNKNOWN) {
      const char = text.codePointAt(at) as number
      kind = kindOf(char)
      // Half of a surrogate pair stays unknown: only both halves together are a character.
      if (char > 0xffff) at++
      else if (code < 0xd800 || code > 0xdfff) KINDS[code] = kind
    }
    if (kind === LETTER) {
      if (!inWord && !joined) other++
      inWord = true
      joined = false
    } else {
      if (kind === CJK) cjk++
      joined = kind === JOINER && inWord
      inWord = false
    }
  }
  return { cjk, other }
}

/** The sum of both kinds of {@link wordCountOf}. */
export function countWords(text: string): number {
  const { cjk, other } = wordCountOf(text)
  return cjk + other
}

const [UNKNOWN, NONE, LETTER, CJK, JOINER] = [0, 1, 2, 3, 4] as const
type Kind = typeof UNKNOWN | typeof NONE | typeof LETTER | typeof CJK | typeof JOINER

/** What each UTF-16 code unit that was met is. A memo of {@link kindOf}, whose patterns cost more than all the rest. */
const KINDS = new Uint8Array(0x10000)

const CJK_CHAR = new RegExp(`[${HAN_KANA}]`, 'u')
const LETTER_CHAR = /[\p{L}\p{N}\p{M}]/u
const JOINERS = "'.-_’"

function kindOf(codePoint: number): Kind {
  const char = String.fromCodePoint(codePoint)
  if (JOINERS.includes(char)) return JOINER
  return CJK_CHAR.test(char) ? CJK : LETTER_CHAR.test(char) ? LETTER : NONE
}
