/**
 * `|` inside a formula or a code span does not end the cell of a table: before lines become blocks it is replaced by a
 * character that the text does not hold, of the same length so that columns stay, and put back once cells are cut.
 */
import type { MarkdownIt, Token } from 'markdown-it'
import { dollarAt } from '../base/dollars.ts'
import type { Settings } from './options.ts'

const STAND_IN = Symbol('bar')
/** The line below a table's head. No run of spaces can be read in two ways, so it is found in linear time. */
const DELIMITER = /^[\s>]*(?:\|\s*)?:?-+:?\s*(?:\|\s*:?-+:?\s*)*(?:\|\s*)?$/

export function tableBars(md: MarkdownIt, { math }: Settings): void {
  md.core.ruler.after('normalize', 'table_bars', (state) => {
    if (!state.src.includes('|') || !/[$`]/.test(state.src)) return
    const standIn = unusedChar(state.src)
    const lines = state.src.split('\n')
    let changed = false
    for (let i = 1; i < lines.length; i++) {
      const columns = columnsOf(lines[i] ?? '')
      if (columns === 0) continue
      for (let row = i - 1; row < lines.length && (lines[row] ?? '').trim() !== ''; row++) {
        const line = lines[row] ?? ''
        const safe = row === i ? line : protectRow(line, columns, standIn, math.enable)
        changed ||= safe !== line
        lines[row] = safe
        if (row > i) i = row
      }
    }
    if (!changed) return
    state.src = lines.join('\n')
    state.env[STAND_IN] = standIn
  })
  md.core.ruler.before('inline', 'table_bars_back', ({ tokens, env }) => {
    const standIn = env[STAND_IN]
    if (typeof standIn === 'string') restore(tokens, standIn)
  })
}

/** The number of columns that the line below a table's head names; 0 when it is no such line. */
export function columnsOf(line: string): number {
  return line.includes('|') && line.includes('-') && DELIMITER.test(line) ? cellsOf(line).length : 0
}

/** The cells of a row as GFM cuts them: at every bar that no backslash escapes. */
export function cellsOf(line: string): readonly string[] {
  const row = line.trim().startsWith('>') ? line.replace(/^[\s>]*/, '').trimEnd() : line.trim()
  const cells: string[] = []
  let from = row.startsWith('|') ? 1 : 0
  // Rows are many; a regular expression that looks behind each bar costs more than the rest of the rule.
  for (let bar = row.indexOf('|', from); bar >= 0; bar = row.indexOf('|', bar + 1)) {
    if (row[bar - 1] === '\\') continue
    cells.push(row.slice(from, bar))
    from = bar + 1
  }
  if (from < row.length || cells.length === 0) cells.push(row.slice(from))
  return cells
}

/** The row with the bars of its formulas, and those of its code where the row has too many cells otherwise, replaced. */
export function protectRow(line: string, columns: number, standIn: string, math: boolean): string {
  if (!line.includes('|') || !(line.includes('$') || line.includes('`'))) return line
  const plain = cellsOf(line).length
  const formulas = math && line.includes('$') ? protect(line, standIn, '$') : line
  const cells = cellsOf(formulas).length
  if (cells < columns && plain >= columns) return line
  if (cells <= columns || !line.includes('`')) return formulas
  const both = protect(line, standIn, math ? '$`' : '`')
  return cellsOf(both).length >= columns ? both : formulas
}

/** Bars replaced inside what the given signs open. Code spans are passed over in any case: they may hold dollars. */
function protect(line: string, standIn: string, signs: string): string {
  let result = ''
  let textCloser = -1
  for (let at = 0; at < line.length; at++) {
    const char = line[at] ?? ''
    if (char === '\\') {
      result += line.slice(at, at + 2)
      at++
      continue
    }
    let close = -1
    if (char === '`') close = closingBackticks(line, at)
    else if (char === '$' && at !== textCloser && signs.includes('$')) {
      const dollar = dollarAt(line, at)
      if (dollar.kind === 'formula') close = dollar.close
      else if (dollar.kind === 'text') textCloser = dollar.close
      else if (line[at + 1] === '$') close = closingPair(line, at)
    }
    if (close < 0) {
      result += char
      continue
    }
    const inner = line.slice(at, close + 1)
    // `\|` is GFM's own way to write a bar in a cell.
    result += signs.includes(char) ? inner.replace(/(?<!\\)\|/g, standIn) : inner
    at = close
  }
  return result
}

function closingPair(line: string, open: number): number {
  const close = line.indexOf('$$', open + 2)
  return close < 0 ? -1 : close + 1
}

function closingBackticks(line: string, open: number): number {
  const run = /^`+/.exec(line.slice(open))?.[0] ?? '`'
  const close = line.indexOf(run, open + run.length)
  return close < 0 ? open + run.length - 1 : close + run.length - 1
}

function restore(tokens: readonly Token[], standIn: string): void {
  for (const token of tokens) {
    if (token.content.includes(standIn)) token.content = token.content.replaceAll(standIn, '|')
    if (token.info.includes(standIn)) token.info = token.info.replaceAll(standIn, '|')
  }
}

/** A character of the private use area that the text does not hold. */
function unusedChar(text: string): string {
  for (let code = 0xe000; code < 0xf8ff; code++) {
    const char = String.fromCharCode(code)
    if (!text.includes(char)) return char
  }
  return '\uf8ff'
}
