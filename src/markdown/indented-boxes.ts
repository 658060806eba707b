/**
 * `!!! note 标题` and below it lines that are indented by four: boxes as hexo-admonition, Python-Markdown and MkDocs have them.
 * `???` folds, and `???+` is open. Without such a line below it, it is text.
 */
import type { MarkdownIt, StateBlock } from 'markdown-it'
import { closingToken, kindOf, openingTokens } from './admonitions.ts'
import type { Settings } from './options.ts'

const OPEN = /^(!!!|\?\?\?\+?)[ \t]*([a-zA-Z][\w-]*)(?:[ \t]+(.*))?$/
const INDENT = 4

export function indentedBoxes(md: MarkdownIt, { language }: Settings): void {
  md.block.ruler.before(
    'fence',
    'indented_box',
    (state, startLine, endLine, silent) => {
      const match = openingAt(state, startLine)
      if (match === undefined) return false
      const inside = (state.sCount[startLine] ?? 0) + INDENT
      const end = endOf(state, startLine, endLine, inside)
      if (end === startLine + 1) return false
      if (silent) return true
      const { mark, name, title } = match
      const folds = mark !== '!!!'
      const map: [number, number] = [startLine, startLine + 1]
      state.tokens.push(...openingTokens({ kind: kindOf(name), title, folds, open: mark === '???+', map }, language))
      parseInside(state, startLine + 1, end, inside)
      state.tokens.push(closingToken(folds))
      state.line = end
      return true
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  )
}

function openingAt(state: StateBlock, line: number) {
  if ((state.sCount[line] ?? 0) - state.blkIndent >= INDENT) return undefined
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  if (!/[!?]/.test(state.src.charAt(start))) return undefined
  const [, mark, name, written = ''] = OPEN.exec(state.src.slice(start, state.eMarks[line])) ?? []
  if (mark === undefined || name === undefined) return undefined
  const title = written.trim()
  return { mark, name: name.toLowerCase(), title: /^(["“])(.*)["”]$/.exec(title)?.[2] ?? title }
}

/** Behind the last line of the box; the line behind the opening when it has none. */
function endOf(state: StateBlock, startLine: number, endLine: number, inside: number): number {
  let end = startLine + 1
  for (let line = end; line < endLine; line++) {
    if (state.isEmpty(line)) continue
    if ((state.sCount[line] ?? 0) < inside) break
    end = line + 1
  }
  return end
}

function parseInside(state: StateBlock, from: number, end: number, inside: number): void {
  const { lineMax, parentType, blkIndent } = state
  state.lineMax = end
  state.parentType = 'container'
  state.blkIndent = inside
  state.level++
  state.md.block.tokenize(state, from, end)
  state.level--
  state.blkIndent = blkIndent
  state.lineMax = lineMax
  state.parentType = parentType
}
