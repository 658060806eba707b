/** A fence of code that is never closed swallows the rest of the post, or of the list item or quotation that it is in. */
import { warning } from '../../base/problem.ts'
import type { Lint } from './page.ts'

export const unclosedFences: Lint = ({ tokens, state }) => {
  for (const { type, markup, map, meta, level, content } of tokens) {
    if ((type !== 'fence' && type !== 'math_block') || !map || !/^[`~]{3}/.test(markup) || meta?.code) continue
    // Of what was never closed all lines are code, up to the last: that one may look like an end and be none.
    if (linesOf(content) < map[1] - map[0] - 1) continue
    state.report(warning('fence-unclosed', { fence: markup, inside: level > 0 }), {
      line: map[0],
      column: Math.max(0, (state.lines[map[0]] ?? '').indexOf(markup)),
    })
  }
}

const linesOf = (content: string): number => content.split('\n').length - (/(?:^|\n)$/.test(content) ? 1 : 0)
