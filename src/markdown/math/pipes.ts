/**
 * `|` inside a formula does not end the cell of a table: before lines become blocks it is replaced by a character that
 * the text does not hold, of the same length so that columns stay, and put back once cells are cut.
 */
import type { MarkdownIt, Token } from 'markdown-it'
import { closingDollar } from './dollars.ts'

const STAND_IN = Symbol('pipe')

export function mathPipes(md: MarkdownIt): void {
  md.core.ruler.after('normalize', 'math_pipes', (state) => {
    if (!state.src.includes('|') || !state.src.includes('$')) return
    const standIn = unusedChar(state.src)
    const protectedText = state.src
      .split('\n')
      .map((line) => protect(line, standIn))
      .join('\n')
    if (protectedText === state.src) return
    state.src = protectedText
    state.env[STAND_IN] = standIn
  })
  md.core.ruler.before('inline', 'math_pipes_back', ({ tokens, env }) => {
    const standIn = env[STAND_IN]
    if (typeof standIn === 'string') restore(tokens, standIn)
  })
}

/** Code spans and formulas of a row: a formula is protected, a code span is left to GFM. */
function protect(line: string, standIn: string): string {
  if (!line.includes('$') || !line.includes('|')) return line
  let result = ''
  let bars = 0
  let changed = false
  for (let at = 0; at < line.length; at++) {
    const char = line[at] ?? ''
    if (char === '\\') {
      result += line.slice(at, at + 2)
      at++
      continue
    }
    if (char === '|') bars++
    const close = char === '$' ? closingDollar(line, at) : char === '`' ? closingBackticks(line, at) : -1
    if (close < 0) {
      result += char
      continue
    }
    const inner = line.slice(at, close + 1)
    // `\|` is GFM's own way to write a bar in a cell.
    const safe = char === '$' ? inner.replace(/(?<!\\)\|/g, standIn) : inner
    changed ||= safe !== inner
    result += safe
    at = close
  }
  return changed && bars > 0 ? result : line
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
