/**
 * `::: tip 标题` … `:::`. Containers nest, by longer fences or simply one inside the other; `details` fold, `code-group` makes tabs. An opening
 * without its end holds the rest of its block, as a fence does.
 */
import type { MarkdownIt, StateBlock } from 'markdown-it'
import { warning } from '../base/problem.ts'
import { closingToken, openingTokens, renderAdmonitions } from './admonitions.ts'
import { codeGroup } from './code/group.ts'
import type { Settings } from './options.ts'
import { stateOf } from './render-state.ts'

const OPEN = /^(:{3,})\s*([a-zA-Z][\w-]*)(?:\[([^\]]*)\]|[ \t]+(.*))?[ \t]*$/
const CLOSE = /^(:{3,})[ \t]*$/

export function containers(md: MarkdownIt, settings: Settings): void {
  md.block.ruler.before(
    'fence',
    'container',
    (state, startLine, endLine, silent) => {
      if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false
      const match = OPEN.exec(lineOf(state, startLine))
      const kind = match?.[2]?.toLowerCase()
      if (!match || kind === undefined) return false
      if (silent) return true
      const end = endOf(state, startLine, endLine)
      const written = (match[3] ?? match[4] ?? '').trim()
      const open = written.endsWith('{open}')
      const own = open ? written.slice(0, -'{open}'.length).trimEnd() : written
      const folds = kind === 'details'
      if (end === endLine) reportUnclosed(state, startLine, kind)
      const map: [number, number] = [startLine, startLine + 1]
      if (kind === 'code-group') {
        const first = state.tokens.length
        parseInside(state, startLine + 1, end)
        state.tokens.push(...codeGroup(state.tokens.splice(first), settings, stateOf(state.env)))
        state.line = Math.min(end + 1, endLine)
        return true
      }
      state.tokens.push(...openingTokens({ kind, title: own, folds, open, map }, settings.language))
      parseInside(state, startLine + 1, end)
      state.tokens.push(closingToken(folds))
      state.line = Math.min(end + 1, endLine)
      return true
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  )
  renderAdmonitions(md)
}

/** The line of the end; `endLine` when there is none. Openings and fences of code on the way are stepped over. */
function endOf(state: StateBlock, startLine: number, endLine: number): number {
  let depth = 1
  let fence = ''
  for (let line = startLine + 1; line < endLine; line++) {
    if (!state.isEmpty(line) && (state.sCount[line] ?? 0) < state.blkIndent) return endLine
    const text = lineOf(state, line)
    const run = /^(?:`{3,}|~{3,})/.exec(text)?.[0]
    if (fence !== '') {
      if (run?.startsWith(fence) && text.trim() === run) fence = ''
      continue
    }
    if (run !== undefined) fence = run
    else if (CLOSE.test(text)) {
      depth--
      if (depth === 0) return line
    } else if (OPEN.test(text)) depth++
  }
  return endLine
}

/** The line's text, or nothing when it begins with neither a colon nor a fence of code. */
function lineOf(state: StateBlock, line: number): string {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  return /[:`~]/.test(state.src.charAt(start)) ? state.src.slice(start, state.eMarks[line]) : ''
}

function parseInside(state: StateBlock, from: number, end: number): void {
  const { lineMax, parentType } = state
  state.lineMax = end
  state.parentType = 'container'
  state.level++
  state.md.block.tokenize(state, from, end)
  state.level--
  state.lineMax = lineMax
  state.parentType = parentType
}

function reportUnclosed(state: StateBlock, line: number, kind: string): void {
  stateOf(state.env).report(warning('container-unclosed', { kind }), { line, column: state.tShift[line] ?? 0 })
}
