/** Backslashes doubled for a renderer that ate them: here formulas are left alone, so they would show. */
import type { Lint } from './page.ts'

export const texEscapes: Lint = ({ tokens, state }) => {
  for (const block of tokens) {
    for (const token of block.type === 'math_block' ? [block] : (block.children ?? [])) {
      if (token.type !== 'math_inline' && token.type !== 'math_block') continue
      const bare = token.content.replace(/\\(?:text[a-z]*|mathrm|operatorname\*?)\s*\{[^{}]*\}/g, '')
      const found = /\\\\\\\\/.test(bare) ? '\\\\\\\\' : /(?<!\\)\\_/.test(bare) ? '\\_' : undefined
      if (found === undefined) continue
      state.report(
        {
          code: 'math-escape',
          message: `The formula holds "${found}", as other generators need it; here it is read as TeX and shows.`,
          hint: found === '\\_' ? 'Write "_" alone.' : 'Write two backslashes for a new row.',
        },
        token.map ? { line: token.map[0] } : state.placeOf(token),
      )
    }
  }
}
