/** By option: `#标题` without the space is a heading. Off, because hashtags and `#include` look the same. */
import type { MarkdownIt } from 'markdown-it'

const HEADING = /^(#{1,6})[ \t\u3000]*([^#\s!][^\n]*)$/

export function lenientHeadings(md: MarkdownIt): void {
  md.block.ruler.after(
    'heading',
    'lenient_heading',
    (state, startLine, _endLine, silent) => {
      if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false
      const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0)
      if (state.src.charCodeAt(start) !== 0x23) return false
      const match = HEADING.exec(state.src.slice(start, state.eMarks[startLine]))
      const [, marks, text] = match ?? []
      if (marks === undefined || text === undefined) return false
      if (silent) return true
      const map: [number, number] = [startLine, startLine + 1]
      const tag = `h${marks.length}`
      const open = state.push('heading_open', tag, 1)
      open.markup = marks
      open.map = map
      const inline = state.push('inline', '', 0)
      inline.content = text.replace(/[ \t]+#+[ \t]*$/, '').trim()
      inline.map = map
      inline.children = []
      state.push('heading_close', tag, -1).markup = marks
      state.line = startLine + 1
      return true
    },
    { alt: ['paragraph', 'reference', 'blockquote'] },
  )
}
