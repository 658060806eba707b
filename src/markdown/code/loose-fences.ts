/**
 * Fences as people place them, and as Hexo reads them: glued to the dash of a list, with code that is not indented as the
 * list is, indented by four spaces or more. What matters is that the first line of nothing but the same marks ends them.
 */
import type { MarkdownIt, StateBlock } from 'markdown-it'

interface Fence {
  readonly line: number
  readonly run: string
  /** Nothing else is on the line. */
  readonly isBare: boolean
}

const FENCE = /^[ \t>]*((?:[-*+]|\d{1,9}[.)])[ \t]*)?(`{3,}|~{3,})([^\n]*)$/
const GLUED = /^([-*+]|\d{1,9}[.)])(`{3,}|~{3,})([^`\n]*)$/

const found = new WeakMap<object, { readonly text: string; readonly fences: readonly Fence[] }>()

export function looseFences(md: MarkdownIt): void {
  // Before indented code, which a fence that is indented too far would be.
  md.block.ruler.before('code', 'loose_fence', looseFence, { alt: ['paragraph', 'reference', 'blockquote', 'list'] })
}

/** Asked of every line of a text, so its first character decides before anything else is looked at. */
function looseFence(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0)
  const code = state.src.charCodeAt(start)
  if (code === 0x60 || code === 0x7e) return farFence(state, start, startLine, endLine, silent)
  // `-`, `+`, `*` or a digit.
  const isListMark = code === 0x2d || code === 0x2b || code === 0x2a || (code >= 0x30 && code <= 0x39)
  return isListMark && gluedFence(state, start, startLine, endLine, silent)
}

/** One that is indented too far, or whose code or end is not indented as the list is. */
function farFence(state: StateBlock, start: number, startLine: number, endLine: number, silent: boolean): boolean {
  const [, , run = '', info = ''] = FENCE.exec(state.src.slice(start, state.eMarks[startLine])) ?? []
  if (run === '' || (run.startsWith('`') && info.includes('`'))) return false
  const last = endOf(state, startLine, endLine, run)
  if (last === undefined) return false
  const isFar = (line: number): boolean => (state.sCount[line] ?? 0) - state.blkIndent >= 4
  if (!isFar(startLine) && isOfAnother(state, startLine, last)) return false
  // What markdown-it reads the same way is left to it.
  if (!isFar(startLine) && !isFar(last) && !isCut(state, startLine, last)) return false
  if (!silent) pushFence(state, startLine, last, run, info)
  return true
}

/** `-` and a fence without a space between: an item that is the code. */
function gluedFence(state: StateBlock, start: number, startLine: number, endLine: number, silent: boolean): boolean {
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false
  const [, mark = '', run = '', info = ''] = GLUED.exec(state.src.slice(start, state.eMarks[startLine])) ?? []
  const last = run === '' ? undefined : endOf(state, startLine, endLine, run)
  if (last === undefined) return false
  if (silent) return true
  const [type, tag] = /\d/.test(mark) ? ['ordered_list', 'ol'] : ['bullet_list', 'ul']
  const map: [number, number] = [startLine, last + 1]
  const list = state.push(`${type}_open`, tag ?? '', 1)
  const number = Number.parseInt(mark, 10)
  if (number > 1) list.attrSet('start', String(number))
  const item = state.push('list_item_open', 'li', 1)
  list.map = map
  item.map = map
  pushFence(state, startLine, last, run, info)
  state.push('list_item_close', 'li', -1)
  state.push(`${type}_close`, tag ?? '', -1)
  return true
}

function pushFence(state: StateBlock, startLine: number, last: number, run: string, info: string): void {
  const token = state.push('fence', 'code', 0)
  token.info = info
  token.content = state.getLines(startLine + 1, last, state.sCount[startLine] ?? 0, true)
  token.markup = run
  token.map = [startLine, last + 1]
  state.line = last + 1
}

/** The line that ends a fence: unless another one with a language begins before. */
function endOf(state: StateBlock, startLine: number, endLine: number, run: string): number | undefined {
  const fences = fencesOf(state)
  for (let at = firstAfter(fences, startLine); at < fences.length; at++) {
    const other = fences[at]
    if (other === undefined || other.line >= endLine) return undefined
    if (other.run[0] !== run[0]) continue
    if (!other.isBare) return undefined
    if (other.run.length >= run.length) return other.line
  }
  return undefined
}

/** Whether a line between would end the list around the fence. */
function isCut(state: StateBlock, startLine: number, last: number): boolean {
  for (let line = startLine + 1; line <= last; line++)
    if (!state.isEmpty(line) && (state.sCount[line] ?? 0) < state.blkIndent) return true
  return false
}

/**
 * Whether the end of a fence in a list is another one's beginning: code that was indented as the list is went over into
 * paragraphs after it. So the list ends the fence, with a warning, and they do not become code.
 */
function isOfAnother(state: StateBlock, startLine: number, last: number): boolean {
  const isOutside = (line: number): boolean => !state.isEmpty(line) && (state.sCount[line] ?? 0) < state.blkIndent
  if (!isOutside(last) || state.isEmpty(startLine + 1) || isOutside(startLine + 1)) return false
  for (let line = startLine + 2; line < last; line++) if (isOutside(line) && state.isEmpty(line - 1)) return true
  return false
}

/** All lines of the text that begin with a fence, found once. */
function fencesOf(state: StateBlock): readonly Fence[] {
  const before = found.get(state.env)
  if (before?.text === state.src) return before.fences
  const fences: Fence[] = []
  const nextMark = marksIn(state.src)
  for (let at = nextMark(0), end = 0; at >= 0; at = nextMark(end)) {
    const start = state.src.lastIndexOf('\n', at) + 1
    end = endOfLine(state.src, at)
    const [, mark, run, info = ''] = FENCE.exec(state.src.slice(start, end)) ?? []
    if (run !== undefined)
      fences.push({ line: lineAt(state.eMarks, at), run, isBare: mark === undefined && info.trim() === '' })
  }
  found.set(state.env, { text: state.src, fences })
  return fences
}

/** Tells where the next three of either mark stand, each time from further on. */
function marksIn(text: string): (from: number) => number {
  const next = (mark: string) => {
    let at = text.indexOf(mark)
    return (from: number) => {
      if (at >= 0 && at < from) at = text.indexOf(mark, from)
      return at
    }
  }
  const [backtick, tilde] = [next('```'), next('~~~')]
  return (from) => {
    const [a, b] = [backtick(from), tilde(from)]
    return a < 0 || (b >= 0 && b < a) ? b : a
  }
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}

const firstAfter = (fences: readonly Fence[], line: number): number => firstWhere(fences, (fence) => fence.line > line)

/** The line that a place of the text lies in, by where each line ends. */
const lineAt = (ends: readonly number[], at: number): number => firstWhere(ends, (end) => end >= at)

/** The first of a sorted list from which on all are so; its length if none is. */
function firstWhere<T>(sorted: readonly T[], isSo: (item: T) => boolean): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (isSo(sorted[middle] as T)) high = middle
    else low = middle + 1
  }
  return low
}
