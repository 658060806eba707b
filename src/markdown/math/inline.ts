/** Formulas within a line: `$…$`, `$$…$$` beside text, and `\(…\)`. They become tokens that hold the TeX untouched. */
import type { MarkdownIt, StateInline } from 'markdown-it'
import { stateOf } from '../render-state.ts'
import { closingDollar, isEscaped, looksLikeTex } from './dollars.ts'

/** A formula within a line is short; looking further would cost more than it finds. */
const LONGEST_INLINE = 4000
const DOLLAR = 0x24
const BACKSLASH = 0x5c

export function mathInline(md: MarkdownIt): void {
  // Before `escape`: it would eat the backslash of `\(`, and emphasis would eat underscores.
  md.inline.ruler.before('escape', 'math_inline', (state, silent) => {
    const code = state.src.charCodeAt(state.pos)
    if (code === DOLLAR) {
      return state.src.charCodeAt(state.pos + 1) === DOLLAR ? doubleDollar(state, silent) : singleDollar(state, silent)
    }
    if (code !== BACKSLASH) return false
    const next = state.src[state.pos + 1]
    if (next === '(') return parenthesis(state, silent, '\\(', '\\)')
    // Hexo's renderer ate a backslash, so its authors wrote two.
    return next === '\\' && state.src[state.pos + 2] === '(' && parenthesis(state, silent, '\\\\(', '\\\\)')
  })
}

function singleDollar(state: StateInline, silent: boolean): boolean {
  const close = closingDollar(state.src, state.pos, state.posMax)
  if (close < 0) return false
  if (!silent) push(state, state.pos + 1, close, '$')
  state.pos = close + 1
  return true
}

function doubleDollar(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state
  const close = closingPair(state, pos + 2)
  if (close < 0 || src.slice(pos + 2, close).trim() === '') {
    let end = pos
    while (end < posMax && src.charCodeAt(end) === DOLLAR) end++
    if (!silent) {
      if (close < 0) reportUnclosed(state)
      state.pending += src.slice(pos, end)
    }
    state.pos = end
    return true
  }
  if (!silent) push(state, pos + 2, close, '$$')
  state.pos = close + 2
  return true
}

/** A lone `$$` in prose may be a shell's process id; where TeX follows, it is a formula that was never closed. */
function reportUnclosed({ src, pos, env }: StateInline): void {
  if (!/^\s*[^\n]*[\\^_=]/.test(src.slice(pos + 2, pos + 200))) return
  const state = stateOf(env)
  state.report(
    {
      code: 'math-unclosed',
      message: 'This "$$" opens a formula that no other "$$" closes, so the dollars stay text.',
      hint: 'Close the formula with "$$" before the next heading or code block, or write "\\$\\$" for two dollars.',
    },
    () => state.placeIn(state.block, pos),
  )
}

/** The next unescaped `$$`, or -1. */
function closingPair({ src, posMax, env }: StateInline, from: number): number {
  let at = stateOf(env).findAhead(src, '$$', from)
  while (at >= 0 && at + 2 <= posMax && isEscaped(src, at, from)) at = src.indexOf('$$', at + 1)
  return at + 2 <= posMax ? at : -1
}

function parenthesis(state: StateInline, silent: boolean, opener: string, closer: string): boolean {
  const { src, pos, posMax } = state
  const start = pos + opener.length
  const close = stateOf(state.env).findAhead(src, closer, start)
  const end = close + closer.length
  if (close < 0 || end > Math.min(posMax, pos + LONGEST_INLINE) || !looksLikeTex(src.slice(start, close))) return false
  if (!silent) push(state, start, close, opener)
  state.pos = end
  return true
}

function push(state: StateInline, start: number, end: number, markup: string): void {
  const token = state.push('math_inline', 'math', 0)
  token.content = state.src.slice(start, end)
  token.markup = markup
}
