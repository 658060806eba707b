/** `<!-- more -->` becomes the anchor to which "read more" links jump; the excerpt is cut there. */
import type { MarkdownIt } from 'markdown-it'
import { MORE, MORE_COMMENT } from './excerpt.ts'

export function moreMark(md: MarkdownIt): void {
  md.core.ruler.push('more', ({ tokens }) => {
    for (const block of tokens) {
      const candidates = block.type === 'html_block' ? [block] : (block.children ?? [])
      for (const token of candidates) {
        if (!token.type.startsWith('html_') || !MORE_COMMENT.test(token.content)) continue
        token.content = token.content.replace(MORE_COMMENT, MORE)
        // Only the first counts.
        return
      }
    }
  })
}
