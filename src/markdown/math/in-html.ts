/**
 * Formulas in raw HTML, as MathJax sees them on a finished page: in the text between tags, but not in code, scripts or
 * styles. A piece of HTML that holds some becomes a run of HTML and formulas.
 */
import type { MarkdownIt, Token } from 'markdown-it'
import { dollarAt, isEscaped } from '../../base/dollars.ts'
import { scanTags } from '../../base/html-scan.ts'
import { hasStrayDollar } from '../../base/tex-or-words.ts'
import { blockToken, htmlToken, Placed } from '../placed-token.ts'
import { stateOf } from '../render-state.ts'
import { ENVIRONMENTS } from './block.ts'

const UNSEEN = new Set('script noscript style textarea title pre code annotation svg math template'.split(' '))
const OPENER = /\$\$?|\\{1,2}[([]|\\begin\{/g

export function mathInHtml(md: MarkdownIt): void {
  md.core.ruler.push('math_in_html', (core) => {
    if (!stateOf(core.env).mentions('$', '\\')) return
    core.tokens = core.tokens.map((token) => {
      if (token.type === 'html_block') return blockOf(token) ?? token
      if (token.children?.some(({ type, meta }) => type === 'html_inline' && meta?.formulas !== undefined)) {
        token.children = token.children.flatMap((child) => piecesOf(child) ?? [child])
      }
      return token
    })
  })
}

/** The block as a line of pieces, or undefined when it holds no formula. */
function blockOf(token: Token): Token | undefined {
  const pieces = piecesOf(token)
  if (pieces === undefined) return undefined
  const [only] = pieces.filter(({ type, content }) => type === 'math_inline' || content.trim() !== '')
  if (only?.type === 'math_inline' && only.markup === '$$' && isAlone(pieces)) {
    only.type = 'math_block'
    only.markup = ''
    return only
  }
  const line = blockToken('inline', '', 0)
  line.map = token.map
  line.level = token.level
  line.children = pieces
  return line
}

const isAlone = (pieces: readonly Token[]): boolean =>
  pieces.every(({ type, content }, i) => (type === 'math_inline' ? i < 2 : content.trim() === ''))

/** HTML that a rule of ours made holds formulas only where the rule says so. */
function piecesOf(token: Token): Token[] | undefined {
  const { content, meta } = token
  if (!/^html_/.test(token.type) || (meta?.tag === true && meta.formulas === undefined)) return undefined
  const whole = meta?.formulas === 'whole'
  const found = whole ? [wholeOf(content, token.type === 'html_block')] : formulasOf(content)
  if (found.length === 0) return undefined
  const pieces: Token[] = []
  let at = 0
  let line = token.map?.[0] ?? 0
  let counted = 0
  for (const formula of found) {
    line += content.slice(counted, formula.offset).split('\n').length - 1
    counted = formula.offset
    pieces.push(...htmlPiece(content.slice(at, formula.start)), formulaToken(formula, token, line))
    at = formula.end
  }
  return [...pieces, ...htmlPiece(content.slice(at))]
}

interface Found {
  readonly start: number
  readonly end: number
  readonly tex: string
  readonly display: boolean
  /** How far into the piece the formula begins. */
  readonly offset: number
}

/** A body that is one formula, with or without its own delimiters: that of `{% math %}`. */
function wholeOf(content: string, display: boolean): Found {
  const own = /^\s*(\$\$?|\\\[|\\\()([\s\S]*?)(?:\$\$?|\\\]|\\\))\s*$/.exec(content)
  const tex = own?.[2] ?? content
  return { start: 0, end: content.length, tex, display, offset: content.indexOf(tex) }
}

/** The formulas between the tags, in order. Cost: linear. */
function formulasOf(html: string): Found[] {
  if (!/[$\\]/.test(html)) return []
  const found: Found[] = []
  let from = 0
  let unseen: string | undefined
  for (const { name, kind, selfClosing, start, end } of scanTags(html)) {
    if (unseen === undefined) formulasBetween(html, from, start, found)
    if (kind === 'open' && unseen === undefined && !selfClosing && UNSEEN.has(name)) unseen = name
    else if (kind === 'close' && name === unseen) unseen = undefined
    from = end < 0 ? html.length : end
  }
  if (unseen === undefined) formulasBetween(html, from, html.length, found)
  return found
}

function formulasBetween(html: string, from: number, to: number, found: Found[]): void {
  if (to - from < 3) return
  const text = html.slice(from, to)
  let textCloser = -1
  /** Closers of which none follows: a text of nothing but openers is searched once. */
  const absent = new Set<string>()
  const closerFrom = (closer: string, at: number): number => {
    const close = absent.has(closer) ? -1 : text.indexOf(closer, at)
    if (close < 0) absent.add(closer)
    return close
  }
  OPENER.lastIndex = 0
  for (let match = OPENER.exec(text); match; match = OPENER.exec(text)) {
    const { 0: opener, index } = match
    if (index === textCloser || (opener.startsWith('$') && isEscaped(text, index))) continue
    const start = index + opener.length
    let close = -1
    let end = -1
    if (opener === '$') {
      const dollar = dollarAt(text, index)
      if (dollar.kind === 'text') textCloser = dollar.close
      if (dollar.kind === 'formula') close = dollar.close
      end = close + 1
    } else if (opener.startsWith('\\begin')) {
      const name = ENVIRONMENTS.exec(text.slice(index, index + 24))?.[1]
      close = name === undefined ? -1 : closerFrom(`\\end{${name}}`, start)
      end = close + `\\end{${name}}`.length
    } else {
      const closer = opener.replace('(', ')').replace('[', ']')
      close = closerFrom(closer, start)
      end = close + closer.length
      if (opener === '$$' && close >= 0 && hasStrayDollar(text.slice(start, close))) close = -1
    }
    if (close < 0) continue
    const begins = opener.startsWith('\\begin') ? index : start
    const tex = text.slice(begins, opener.startsWith('\\begin') ? end : close)
    if (tex.trim() === '') continue
    const display = opener !== '$' && !opener.endsWith('(')
    found.push({ start: from + index, end: from + end, tex, display, offset: from + begins })
    OPENER.lastIndex = end
  }
}

function formulaToken({ tex, display }: Found, { map, level }: Token, line: number): Token {
  const token = new Placed('math_inline', 'math', 0)
  token.content = tex
  token.markup = display ? '$$' : '$'
  token.level = level
  token.map = map && [line, line + 1]
  return token
}

function htmlPiece(html: string): Token[] {
  if (html === '') return []
  const token = htmlToken(html)
  // Its words are the author's, unlike those of what rules add.
  token.meta = { tag: true, words: true }
  return [token]
}
