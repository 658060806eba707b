/**
 * HTML comments that speak to us: `<!-- more -->` cuts the excerpt, `<!-- blog-ignore code -->` silences a problem. They
 * work where raw HTML is not allowed too: there every comment on lines of its own is taken out.
 */
import type { MarkdownIt, Token } from 'markdown-it'
import { MORE, MORE_COMMENT } from './excerpt.ts'
import type { Settings } from './options.ts'
import { stateOf } from './render-state.ts'

const IGNORE = /<!--\s*blog-ignore\s([\w\s,-]+)-->/g

export function comments(md: MarkdownIt, settings: Settings): void {
  if (settings.markdown.preset === 'safe') commentBlocks(md)
  md.core.ruler.push('comments', ({ tokens, env }) => {
    const state = stateOf(env)
    if (!state.mentions('<!--')) return
    let cut = false
    const read = (token: Token, lineOf: () => number | undefined): void => {
      if (!token.content.includes('<!--')) return
      token.content = token.content.replace(IGNORE, (_whole, codes: string) => {
        const line = lineOf()
        if (line !== undefined) state.ignore(line, codes.trim().split(/[\s,]+/))
        return ''
      })
      if (cut || !MORE_COMMENT.test(token.content)) return
      token.content = token.content.replace(MORE_COMMENT, MORE)
      cut = true
    }
    for (const block of tokens) {
      if (block.type === 'html_block') read(block, () => block.map?.[0])
      for (const token of block.children ?? []) {
        if (token.type === 'html_inline') read(token, () => state.placeOf(token)?.line)
      }
    }
  })
}

/** Comments as blocks where the parser knows no HTML: nothing but what {@link comments} makes of them is shown. */
function commentBlocks(md: MarkdownIt): void {
  md.block.ruler.before(
    'html_block',
    'comment',
    (state, startLine, endLine, silent) => {
      const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0)
      if (!state.src.startsWith('<!--', start) || (state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false
      let line = startLine
      while (line < endLine && !state.src.slice(start, state.eMarks[line]).includes('-->')) line++
      if (line === endLine) return false
      const close = state.src.indexOf('-->', start) + 3
      if (state.skipSpaces(close) < (state.eMarks[line] ?? 0)) return false
      if (silent) return true
      const token = state.push('html_block', '', 0)
      const text = state.src.slice(start, close)
      token.content = /^<!--\s*(?:more\s*|blog-ignore\s[\w\s,-]+|(?:end)?tab\b[^<>]*)-->$/i.test(text)
        ? `${text}\n`
        : ''
      token.map = [startLine, line + 1]
      state.line = line + 1
      return true
    },
    { alt: ['paragraph', 'reference', 'blockquote'] },
  )
}
