/**
 * Emphasis as Chinese authors mean it: `**粗体。**后文` is bold although no space follows (markdown-it-cjk-friendly), and
 * the asterisk of `3*3`, `M*N` or `x**2` is a product or a power and no mark at all, as two equals signs compare in `a==b`
 * and are an arrow in `==>`.
 */
import type { MarkdownIt } from 'markdown-it'
import cjkFriendly from 'markdown-it-cjk-friendly'

const ASTERISK = 0x2a
const EQUALS = 0x3d

export function cjkEmphasis(md: MarkdownIt): void {
  cjkFriendly(md)
  const Friendly = md.inline.State
  md.inline.State = class extends Friendly {
    override scanDelims(start: number, canSplitWord: boolean) {
      const sign = this.src.charCodeAt(start)
      const isSign = sign === ASTERISK ? isProduct : sign === EQUALS ? isComparison : undefined
      if (isSign) {
        let end = start
        while (end < this.posMax && this.src.charCodeAt(end) === sign) end++
        if (isSign(this.src, start, end)) return { can_open: false, can_close: false, length: end - start }
      }
      return super.scanDelims(start, canSplitWord)
    }
  }
}

/** Whether asterisks stand between two numbers, or between single letters and numbers: names of one letter are factors. */
function isProduct(src: string, start: number, end: number): boolean {
  const [before, after] = [src.charCodeAt(start - 1), src.charCodeAt(end)]
  if (!isWordChar(before)) return false
  if (isDigit(before) && isDigit(after)) return true
  if (end - start > 2 || !isWordChar(after)) return false
  const left = isDigit(before) || !isWordChar(src.charCodeAt(start - 2))
  if (end - start === 2) return left && isDigit(after)
  return left && (isDigit(after) || !isWordChar(src.charCodeAt(end + 1)))
}

/** Whether equals signs stand between two operands, or belong to an arrow or to `!==`. */
const isComparison = (src: string, start: number, end: number): boolean =>
  src[end] === '>' ||
  /[<!]/.test(src[start - 1] ?? '') ||
  (/[\w)\]]/.test(src[start - 1] ?? '') && /\w/.test(src[end] ?? ''))

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39
const isWordChar = (code: number): boolean =>
  isDigit(code) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)
