/** A fence of the language `math` is a displayed formula, as on GitHub. */
import type { MarkdownIt } from 'markdown-it'

export function mathFence(md: MarkdownIt): void {
  md.core.ruler.after('block', 'math_fence', ({ tokens }) => {
    for (const token of tokens) {
      if (token.type !== 'fence' || !/^\s*math\s*$/i.test(token.info)) continue
      token.type = 'math_block'
      token.tag = 'math'
      token.info = ''
    }
  })
}
