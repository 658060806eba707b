/**
 * Whether a piece of text reads as TeX or as words. Dollars, brackets and lines between `$$` are judged by it, since
 * MathJax, which takes whatever stands between two dollars, would also take a sentence between two formulas.
 */
import { HAN_KANA } from './words.ts'

const HAN = new RegExp(`[${HAN_KANA}]`, 'u')
const MARK = /[\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff60]/
const THREE_HAN = new RegExp(`[${HAN_KANA}]{3}`, 'u')
/** Marks that end or part sentences; brackets and the rest are at home in formulas too. */
const SENTENCE_MARK = /[，。；、？！：]/
/** What stands between two braces without the marks of a sentence: a word of the author's. */
const WORD_GROUP = /\{[^{}，。；、？！：]{1,40}\}/g
const NOT_ASCII = /[^\0-\x7f]/
const STRONG = /\\[a-zA-Z]|[\^_]/
const SIGN = /\\[a-zA-Z,;:!{}|]|[\^_={}<>+]/
const FUNCTIONS = 'sin|cos|tan|log|ln|lg|exp|max|min|lim|det|dim|arg|gcd|lcm|mod|sup|inf|Pr'
/** One letter, or letters that name a function: `n`, `W, b`, `O(n)`, `f(x)`, `sin x`. */
const LETTERS_ONLY = new RegExp(`^(?:[^a-zA-Z]|(?<![a-zA-Z])(?:[a-zA-Z]|${FUNCTIONS})(?![a-zA-Z]))*$`)
/** `echo $x`, `cd /usr`, `ls -l`, `a = "b"`: words that no operator joins, or quotes. */
const COMMAND_LINE = new RegExp(
  `(?<![\\\\a-zA-Z])(?!(?:${FUNCTIONS})\\s)[a-zA-Z]{2,}\\s+(?:[a-zA-Z]{2}|[~./-][a-zA-Z/])|["']\\w|&&|;\\s*$`,
)

/** Whether text reads as TeX: it has a sign of TeX or single letters, and nothing Chinese outside `\text`. */
export function looksLikeTex(inner: string): boolean {
  const bare = withoutText(inner)
  return !isChinese(bare) && (SIGN.test(bare) || hasLettersOnly(bare))
}

/** The same of text with spaces at its ends, where a command line or a sentence is likelier than between bare dollars. */
export function looksLikeSpacedTex(inner: string): boolean {
  const bare = withoutText(inner)
  if (isChinese(bare)) return false
  if (/\\[a-zA-Z]/.test(bare)) return true
  return (
    !COMMAND_LINE.test(bare) &&
    (SIGN.test(bare) || hasLettersOnly(bare) || /^[\d\s.,+\-*/()%|:!]*\d[\d\s.,+\-*/()%|:!]*$/.test(bare))
  )
}

/** Whether text is surely TeX: a command, an index or a power. */
export const hasTex = (inner: string): boolean => STRONG.test(inner)

/** Whether text has any sign of TeX, an equals sign included. */
export const hasTexSign = (inner: string): boolean => SIGN.test(withoutText(inner))

/** Whether Chinese stands outside `\text{…}`. */
export const hasHan = (inner: string): boolean => NOT_ASCII.test(inner) && HAN.test(withoutText(inner))

/** Whether words stand where symbols are expected: three Chinese characters in a row, or a mark of a Chinese sentence. */
export function hasWords(inner: string): boolean {
  if (!NOT_ASCII.test(inner)) return false
  // `\frac{距离}{时间}` and chemistry are as clear as `\text{…}`: no sentence ends up between two braces by mistake.
  const bare = withoutText(inner)
    .replace(/\\ce\s*\{[^{}]*\}/g, '')
    .replace(WORD_GROUP, '{}')
  return SENTENCE_MARK.test(bare) || THREE_HAN.test(bare)
}

/** Whether sentences stand outside `\text{…}` and nothing of TeX beside them. */
export function isSentence(inner: string): boolean {
  if (!NOT_ASCII.test(inner)) return false
  const bare = withoutText(inner)
  return HAN.test(bare) && !SIGN.test(bare) && (SENTENCE_MARK.test(bare) || /\s/.test(bare.trim()))
}

/** Formulas parted by the marks of a Chinese keyboard: `x，y`, `f(x)；g(x)`. */
export function isListOfTex(inner: string): boolean {
  const bare = withoutText(inner)
  return !HAN.test(bare) && SENTENCE_MARK.test(bare) && /[a-zA-Z0-9]/.test(bare)
}

/** Whether dollars stand where TeX can have none: only `\text{…}` may hold a formula of its own. */
export function hasStrayDollar(inner: string): boolean {
  if (!inner.includes('$')) return false
  const bare = withoutText(inner).replace(
    /\\(?:text[a-z]*|[mh]box)\s*\{[^$]{0,200}(?:\$[^$]{0,200}\$[^$]{0,200}?){1,4}\}/g,
    '',
  )
  return /(?<!\\)\$/.test(bare)
}

/** The formula without what `\text{…}` and its kin hold. */
function withoutText(inner: string): string {
  return inner.includes('\\')
    ? inner.replace(
        /\\(?:text[a-z]*|[mh]box|mathrm|mathbf|operatorname\*?|tag\*?|label|bbox)\s*(?:\[[^\]]*\]\s*)?\{[^{}]*\}/g,
        '{}',
      )
    : inner
}

const isChinese = (bare: string): boolean => HAN.test(bare) || MARK.test(bare)
const hasLettersOnly = (bare: string): boolean => /[a-zA-Z]/.test(bare) && LETTERS_ONLY.test(bare)
