/**
 * Formulas on lines of their own: `$$…$$`, `\[…\]`, `\begin{align}…\end{align}`. A heading or a fence before the closer
 * means that the author forgot the closer: then the dollars stay text, and one paragraph is spoiled instead of the page.
 */
import type { MarkdownIt, StateBlock } from 'markdown-it'
import { isEscaped } from '../../base/dollars.ts'
import {
  hasHan,
  hasStrayDollar,
  hasTex,
  hasWords,
  isListOfTex,
  isSentence,
  looksLikeTex,
} from '../../base/tex-or-words.ts'
import { stateOf } from '../render-state.ts'
import { reportOpenBlock, reportWords } from './reports.ts'

export const ENVIRONMENTS =
  /^\\begin\{((?:align|alignat|gather|equation|multline|eqnarray|flalign|split|aligned|gathered|alignedat|cases|rcases|array|subarray|[pbvBV]?matrix|smallmatrix|CD|darray|drcases|dcases)\*?)\}/

export function mathBlock(md: MarkdownIt): void {
  // Before every other rule of blocks: inside a formula, `=` makes no heading, `-` no list and `&` no table.
  md.block.ruler.before('table', 'math_block', mathBlockRule, { alt: ['paragraph', 'reference', 'blockquote', 'list'] })
}

interface Match {
  readonly tex: string
  readonly markup: string
  /** The line after the formula, or the closer's own line when text follows there. */
  readonly nextLine: number
  /** Where text after the closer begins. */
  readonly rest?: number
  /** A lone full stop or comma behind the closer. */
  readonly stop?: string
}

function mathBlockRule(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0)
  const first = state.src.charCodeAt(start)
  const match =
    first === 0x24
      ? dollars(state, start, startLine, endLine, silent)
      : first === 0x5c
        ? (brackets(state, start, startLine, endLine) ?? environment(state, start, startLine, endLine))
        : undefined
  if (match === undefined) return false
  if (silent) return true
  const token = state.push('math_block', 'math', 0)
  token.content = match.tex
  token.markup = match.markup
  token.info = match.stop ?? ''
  token.map = [startLine, match.nextLine]
  if (hasWords(match.tex)) reportWords(stateOf(state.env), { line: startLine })
  if (match.rest !== undefined) {
    // The closer's line lives on as the first line of the next block.
    state.bMarks[match.nextLine] = match.rest
    state.tShift[match.nextLine] = 0
    state.sCount[match.nextLine] = state.blkIndent
  }
  state.line = match.nextLine
  return true
}

function dollars(
  state: StateBlock,
  start: number,
  startLine: number,
  endLine: number,
  silent: boolean,
): Match | undefined {
  if (state.src.charCodeAt(start + 1) !== 0x24) return undefined
  if (silent && opensInParagraph(state, startLine)) return undefined
  const close = closerFrom(state, start + 2, startLine, endLine, '$$')
  if (close === undefined) return undefined
  const { line, at } = close
  const rest = state.skipSpaces(at + 2)
  const text = state.src.slice(rest, state.eMarks[line]).trimEnd()
  const stop = /^[。，、；：．,.;:]$/.test(text) ? text : ''
  const followed = text !== '' && stop === ''
  // Text beside it on the same line: a part of a paragraph.
  if (followed && line === startLine) return undefined
  const tex = contentOf(state, start + 2, startLine, at, line)
  if (tex.trim() === '') return undefined
  if (isInsideOut(tex)) {
    refused.set(state, (refused.get(state) ?? new Set()).add(startLine))
    reportOpenBlock(stateOf(state.env), { line: startLine, column: start - (state.bMarks[startLine] ?? 0) })
    return undefined
  }
  return followed ? { tex, markup: '$$', nextLine: line, rest } : { tex, markup: '$$', nextLine: line + 1, stop }
}

/** Lines whose `$$` is no opener, since what follows it are the words between two formulas. */
const refused = new WeakMap<StateBlock, Set<number>>()

/** Whether text between two `$$` is what stands between two formulas, because one `$$` of the page has no partner. */
function isInsideOut(tex: string): boolean {
  if (hasStrayDollar(tex)) return true
  if (!hasHan(tex) || isListOfTex(tex)) return false
  const parted = /\n[ \t]*\n[ \t]*\S/.test(tex.trimEnd()) && hasWords(tex) && !hasTex(tex)
  return parted || (tex.includes('\n') && isSentence(tex))
}

function brackets(state: StateBlock, start: number, startLine: number, endLine: number): Match | undefined {
  // Two backslashes: Hexo's renderer ate one of them.
  const opener = state.src.startsWith('\\\\[', start) ? '\\\\[' : '\\['
  if (!state.src.startsWith(opener, start)) return undefined
  const from = start + opener.length
  const close = closerFrom(state, from, startLine, endLine, opener.replace('[', ']'))
  if (close === undefined) return undefined
  if (state.skipSpaces(close.at + opener.length) < (state.eMarks[close.line] ?? 0)) return undefined
  const tex = contentOf(state, from, startLine, close.at, close.line)
  // Two backslashes mean nothing else; behind one, a note in brackets may stand.
  const isTex = opener === '\\\\[' ? tex.trim() !== '' : looksLikeTex(tex) || hasTex(tex)
  return isTex ? { tex, markup: opener, nextLine: close.line + 1 } : undefined
}

function environment(state: StateBlock, start: number, startLine: number, endLine: number): Match | undefined {
  const name = ENVIRONMENTS.exec(state.src.slice(start, start + 24))?.[1]
  if (name === undefined) return undefined
  const ending = `\\end{${name}}`
  const close = closerFrom(state, start, startLine, endLine, ending)
  if (close === undefined) return undefined
  const end = close.at + ending.length
  if (state.skipSpaces(end) < (state.eMarks[close.line] ?? 0)) return undefined
  return { tex: contentOf(state, start, startLine, end, close.line), markup: 'begin', nextLine: close.line + 1 }
}

/** The closer of a formula, or undefined when a heading, a fence, or the end of the container comes first. */
function closerFrom(
  state: StateBlock,
  from: number,
  startLine: number,
  endLine: number,
  closer: string,
): { line: number; at: number } | undefined {
  let at = stateOf(state.env).findAhead(state.src, closer, from)
  while (at >= 0 && isEscaped(state.src, at, from)) at = state.src.indexOf(closer, at + 1)
  if (at < 0) return undefined
  // A line that would go on lazily in the container above ends it instead.
  const indent = Math.min(state.blkIndent, state.sCount[startLine] ?? 0)
  for (let line = startLine; line < endLine; line++) {
    const begin = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
    const end = state.eMarks[line] ?? 0
    if (line > startLine) {
      if (begin < end && (state.sCount[line] ?? 0) < indent) return undefined
      // `##标题` too: no line of TeX begins so, but for the parameter `#1`.
      if (/^(?:#{1,6}[^#\d]|`{3}|~{3})/.test(state.src.slice(begin, begin + 8))) return undefined
    }
    if (at < end) return at >= begin || line === startLine ? { line, at } : undefined
  }
  return undefined
}

/** The formula's text, without the indentation and the `>` of the containers it lies in. */
function contentOf(state: StateBlock, start: number, startLine: number, end: number, endLine: number): string {
  if (startLine === endLine) return state.src.slice(start, end)
  const parts = [state.src.slice(start, state.eMarks[startLine])]
  for (let line = startLine + 1; line < endLine; line++)
    parts.push(state.getLines(line, line + 1, state.blkIndent, false))
  parts.push(state.src.slice(Math.min(end, (state.bMarks[endLine] ?? 0) + (state.tShift[endLine] ?? 0)), end))
  return parts.join('\n')
}

/** Whether the paragraph that this line would end holds an open `$$`, which this line closes. Looks back 50 lines at most. */
function opensInParagraph(state: StateBlock, line: number): boolean {
  let pairs = 0
  // The block that is being parsed begins at `state.line`: what stands above it is done.
  for (let above = line - 1; above >= Math.max(state.line, line - 50) && !state.isEmpty(above); above--) {
    if (refused.get(state)?.has(above)) continue
    pairs += pairsIn(state.src.slice(state.bMarks[above], state.eMarks[above]))
  }
  return pairs % 2 === 1
}

function pairsIn(text: string): number {
  let count = 0
  for (let at = text.indexOf('$$'); at >= 0; at = text.indexOf('$$', at + 2)) if (!isEscaped(text, at)) count++
  return count
}
