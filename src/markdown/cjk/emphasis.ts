/**
 * Emphasis as Chinese authors mean it: `**粗体。**后文` is bold although no space follows (markdown-it-cjk-friendly), and
 * the asterisk of `3*3` is a product and no mark at all.
 */
import type { MarkdownIt } from 'markdown-it'
import cjkFriendly from 'markdown-it-cjk-friendly'

const ASTERISK = 0x2a

export function cjkEmphasis(md: MarkdownIt): void {
  cjkFriendly(md)
  const Friendly = md.inline.State
  md.inline.State = class extends Friendly {
    override scanDelims(start: number, canSplitWord: boolean) {
      if (this.src.charCodeAt(start) === ASTERISK && isDigit(this.src.charCodeAt(start - 1))) {
        let end = start
        while (end < this.posMax && this.src.charCodeAt(end) === ASTERISK) end++
        if (isDigit(this.src.charCodeAt(end))) return { can_open: false, can_close: false, length: end - start }
      }
      return super.scanDelims(start, canSplitWord)
    }
  }
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39
