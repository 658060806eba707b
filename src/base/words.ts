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
    const kind = kindOf(code, text, at)
    if (kind === 'letter') {
      if (!inWord && !joined) other++
      inWord = true
      joined = false
    } else {
      if (kind === 'cjk') cjk++
      joined = kind === 'joiner' && inWord
      inWord = false
    }
    // The second half of a pair was looked at with the first.
    if (code >= 0xd800 && code <= 0xdbff && isLow(text.charCodeAt(at + 1))) at++
  }
  return { cjk, other }
}

/** The sum of both kinds of {@link wordCountOf}. */
export function countWords(text: string): number {
  const { cjk, other } = wordCountOf(text)
  return cjk + other
}

type Kind = 'letter' | 'cjk' | 'joiner' | 'none'

const CJK = new RegExp(`[${HAN_KANA}]`, 'u')
const LETTER = /[\p{L}\p{N}\p{M}]/u

/** What a character is. The characters that fill Chinese and English texts are known by their codes, the rest by Unicode. */
function kindOf(code: number, text: string, at: number): Kind {
  if (code < 0x80) {
    if ((code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39))
      return 'letter'
    return code === 0x27 || code === 0x2e || code === 0x5f || code === 0x2d ? 'joiner' : 'none'
  }
  if ((code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf)) return 'cjk'
  if (code === 0x2019) return 'joiner'
  // General and Chinese punctuation, full-width signs.
  if ((code >= 0x2010 && code <= 0x2027) || (code >= 0x3000 && code <= 0x3003) || (code >= 0x3008 && code <= 0x3011))
    return 'none'
  if ((code >= 0xff01 && code <= 0xff0f) || (code >= 0xff1a && code <= 0xff20)) return 'none'
  const char = String.fromCodePoint(text.codePointAt(at) ?? code)
  return CJK.test(char) ? 'cjk' : LETTER.test(char) ? 'letter' : 'none'
}

const isLow = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff
