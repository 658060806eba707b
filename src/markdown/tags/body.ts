/** Where the body of a tag lies among the lines of its block, and how it is read as Markdown. */
import type { StateBlock } from 'markdown-it'
import { type RenderState, stateOf } from '../render-state.ts'
import { type TagEnd, tagEndsOf } from './syntax.ts'

/** The tag's last line and, when it has an end, where its body stops. Undefined when it is not alone on its lines. */
export interface Span {
  readonly line: number
  readonly bodyEnd: number
}

export function spanOf(
  state: StateBlock,
  startLine: number,
  endLine: number,
  from: number,
  ends: boolean,
): Span | undefined {
  const ending = ends ? endsIn(state.src, stateOf(state.env)).get(from) : { start: from, end: from }
  const line = ending && lineOf(state, startLine, endLine, ending.end)
  if (!ending || line === undefined || state.skipSpaces(ending.end) < (state.eMarks[line] ?? 0)) return undefined
  return { line, bodyEnd: ending.start }
}

/** Found once for each text: a document is one, each paragraph another. */
export function endsIn(text: string, state: RenderState): ReadonlyMap<number, TagEnd> {
  if (state.tagEnds?.text !== text) state.tagEnds = { text, ends: tagEndsOf(text) }
  return state.tagEnds.ends
}

/** The line that holds an offset, as long as the container goes on until there. */
function lineOf(state: StateBlock, startLine: number, endLine: number, offset: number): number | undefined {
  for (let line = startLine; line < endLine; line++) {
    if (line > startLine && !state.isEmpty(line) && (state.sCount[line] ?? 0) < state.blkIndent) return undefined
    if (offset <= (state.eMarks[line] ?? 0)) return line
  }
  return undefined
}

/** The body as written, without the indentation of the containers it lies in. */
export function bodyOf(state: StateBlock, startLine: number, from: number, { line, bodyEnd }: Span): string {
  if (line === startLine) return state.src.slice(from, bodyEnd)
  const first = state.src.slice(from, state.eMarks[startLine])
  const middle = state.getLines(startLine + 1, line, state.blkIndent, false)
  const last = state.src.slice(Math.min(bodyEnd, (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)), bodyEnd)
  return [first, ...(line > startLine + 1 ? [middle] : []), last].join('\n')
}

/** Parses the body as blocks, by letting its first and last line begin and end where the body does. */
export function parseBody(state: StateBlock, startLine: number, from: number, { line, bodyEnd }: Span): void {
  const { lineMax, parentType } = state
  const old = {
    begin: state.bMarks[startLine],
    shift: state.tShift[startLine],
    count: state.sCount[startLine],
    end: state.eMarks[line],
  }
  const first = state.skipSpaces(from)
  state.bMarks[startLine] = first
  state.tShift[startLine] = 0
  state.sCount[startLine] = state.blkIndent
  state.eMarks[line] = Math.max(state.bMarks[line] ?? 0, bodyEnd)
  state.lineMax = line + 1
  state.parentType = 'tag'
  state.level++
  state.md.block.tokenize(state, startLine, line + 1)
  state.level--
  state.lineMax = lineMax
  state.parentType = parentType
  state.bMarks[startLine] = old.begin ?? 0
  state.tShift[startLine] = old.shift ?? 0
  state.sCount[startLine] = old.count ?? 0
  state.eMarks[line] = old.end ?? 0
}
