/** Formulas within a line: `$…$`, `$$…$$` beside text, and `\(…\)`. They become tokens that hold the TeX untouched. */
import type { MarkdownIt, StateInline, Token } from 'markdown-it'
import { dollarAt, isEscaped } from '../../base/dollars.ts'
import { hasHan, hasStrayDollar, hasTexSign, hasWords, isListOfTex, isSentence } from '../../base/tex-or-words.ts'
import type { Settings } from '../options.ts'
import { stateOf } from '../render-state.ts'
import { reportOpenDollar, reportUnclosed, reportWords } from './reports.ts'

/** A formula within a line is short; looking further would cost more than it finds. */
const LONGEST_INLINE = 4000
const DOLLAR = 0x24
const BACKSLASH = 0x5c

type Doubles = Settings['math']['inline_double_dollar']

/** Where the second dollars of pairs lie that stay text. */
const closers = new WeakMap<StateInline, Set<number>>()

export function mathInline(md: MarkdownIt, { math }: Settings): void {
  const doubles = math.inline_double_dollar
  // Before `escape`: it would eat the backslash of `\(`, and emphasis would eat underscores.
  md.inline.ruler.before('escape', 'math_inline', (state, silent) => {
    const code = state.src.charCodeAt(state.pos)
    if (code === DOLLAR) {
      if (state.src.charCodeAt(state.pos + 1) === DOLLAR && doubleDollar(state, silent, doubles)) return true
      return singleDollar(state, silent)
    }
    if (code !== BACKSLASH) return false
    const next = state.src[state.pos + 1]
    if (next === '(') return parenthesis(state, silent, '\\(', '\\)')
    // Hexo's renderer ate a backslash, so its authors wrote two.
    return next === '\\' && state.src[state.pos + 2] === '(' && parenthesis(state, silent, '\\\\(', '\\\\)')
  })
}

function singleDollar(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state
  if (closers.get(state)?.has(pos)) return false
  const dollar = dollarAt(src, pos, posMax)
  if (dollar.kind === 'text') closers.set(state, (closers.get(state) ?? new Set()).add(dollar.close))
  if (dollar.kind !== 'formula') {
    if (dollar.kind === 'alone' && dollar.open && !silent) reportOpenDollar(state)
    return false
  }
  if (!silent) {
    push(state, pos + 1, dollar.close, '$')
    if (dollar.words) warnOfWords(state, pos + 1)
  }
  state.pos = dollar.close + 1
  return true
}

function doubleDollar(state: StateInline, silent: boolean, inline: Doubles): boolean {
  const { src, pos, posMax } = state
  const close = closingPair(state, pos + 2)
  const inner = close < 0 ? '' : src.slice(pos + 2, close)
  if (close < 0 || inner.trim() === '') {
    let end = close < 0 ? pos : close
    while (end < posMax && src.charCodeAt(end) === DOLLAR) end++
    if (!silent) {
      if (close < 0) reportUnclosed(state)
      state.pending += src.slice(pos, end)
    }
    state.pos = end
    return true
  }
  if (hasStrayDollar(inner) || (isSentence(inner) && !isListOfTex(inner))) return false
  if (!silent) {
    const token = push(state, pos + 2, close, '$$')
    if (isInline(state, close + 2, inline)) token.info = 'inline'
    if (hasWords(inner)) warnOfWords(state, pos + 2)
  }
  state.pos = close + 2
  return true
}

/** Renderers differ in what `$$x$$` beside words is; alone in its paragraph it is displayed by all. */
function isInline({ src, pos, posMax }: StateInline, end: number, inline: Doubles): boolean {
  if (inline === false || inline === 'auto') return false
  const before = src.slice(0, pos).trim() !== ''
  const after = /[^\s，。；、：,.;:]/.test(src.slice(end, posMax))
  return inline === 'between' ? before && after : before || after
}

function parenthesis(state: StateInline, silent: boolean, opener: string, closer: string): boolean {
  const { src, pos, posMax } = state
  const start = pos + opener.length
  const close = stateOf(state.env).findAhead(src, closer, start)
  const end = close + closer.length
  if (close < 0 || end > Math.min(posMax, pos + LONGEST_INLINE)) return false
  const inner = src.slice(start, close)
  // One backslash before a parenthesis is Markdown's own way to write one, also in `[a]\(b\)`; two mean a formula only.
  if (
    inner.trim() === '' ||
    (opener === '\\(' && (src[pos - 1] === ']' || isOnlyWords(inner) || isChoice(src, pos, inner)))
  )
    return false
  if (!silent) {
    push(state, start, close, opener)
    if (hasWords(inner)) warnOfWords(state, start)
  }
  state.pos = end
  return true
}

const isOnlyWords = (inner: string): boolean =>
  hasHan(inner) && !hasTexSign(inner) && !/[a-zA-Z0-9\u0370-\u03ff]/.test(inner)

/** `(B) 乙` and in the next line `\(C\) 丙`: editors escape what would become ©. */
function isChoice(src: string, pos: number, inner: string): boolean {
  if (!/^[B-Z]$/.test(inner)) return false
  const before = src.slice(Math.max(0, pos - 400), pos)
  return /\n[ \t]{0,3}$/.test(before) && before.includes(`(${String.fromCharCode(inner.charCodeAt(0) - 1)})`)
}

/** The next unescaped `$$`, or -1. */
function closingPair({ src, posMax, env }: StateInline, from: number): number {
  let at = stateOf(env).findAhead(src, '$$', from)
  while (at >= 0 && at + 2 <= posMax && isEscaped(src, at, from)) at = src.indexOf('$$', at + 1)
  return at + 2 <= posMax ? at : -1
}

function warnOfWords(state: StateInline, at: number): void {
  const render = stateOf(state.env)
  reportWords(render, () => render.placeIn(render.block, at))
}

function push(state: StateInline, start: number, end: number, markup: string): Token {
  const token = state.push('math_inline', 'math', 0)
  token.content = state.src.slice(start, end)
  token.markup = markup
  return token
}
