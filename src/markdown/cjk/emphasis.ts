/**
 * Emphasis as Chinese authors mean it: `**粗体。**后文` is bold although no space follows (markdown-it-cjk-friendly), and
 * the asterisk of `3*3`, `M*N` or `x**2` is a product or a power and no mark at all.
 */
import type { MarkdownIt } from 'markdown-it'
import cjkFriendly from 'markdown-it-cjk-friendly'

const ASTERISK = 0x2a

export function cjkEmphasis(md: MarkdownIt): void {
  cjkFriendly(md)
  const Friendly = md.inline.State
  md.inline.State = class extends Friendly {
    override scanDelims(start: number, canSplitWord: boolean) {
      if (this.src.charCodeAt(start) === ASTERISK && isWordChar(this.src.charCodeAt(start - 1))) {
        let end = start
        while (end < this.posMax && this.src.charCodeAt(end) === ASTERISK) end++
        if (isOperator(this.src, start, end)) return { can_open: false, can_close: false, length: end - start }
      }
      return super.scanDelims(start, canSplitWord)
    }
  }
}

/** Whether asterisks stand between two numbers, or between single letters and numbers: names of one letter are factors. */
function isOperator(src: string, start: number, end: number): boolean {
  const [before, after] = [src.charCodeAt(start - 1), src.charCodeAt(end)]
  if (isDigit(before) && isDigit(after)) return true
  if (end - start > 2 || !isWordChar(after)) return false
  const left = isDigit(before) || !isWordChar(src.charCodeAt(start - 2))
  if (end - start === 2) return left && isDigit(after)
  return left && (isDigit(after) || !isWordChar(src.charCodeAt(end + 1)))
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39
const isWordChar = (code: number): boolean =>
  isDigit(code) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)
