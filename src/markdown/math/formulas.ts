/**
 * Renders every formula of a document, in its order: numbers first, since a reference may stand before its equation,
 * then HTML, since a macro holds from its definition on. The tokens keep the author's TeX beside the HTML.
 */
import type { MarkdownIt, RendererRule, Token } from 'markdown-it'
import { problem, warning } from '../../base/problem.ts'
import { escapeHtml } from '../../base/text.ts'
import type { Settings } from '../options.ts'
import { type Macros, type RenderState, stateOf, type TextPlace } from '../render-state.ts'
import { definesCommands, onlyDefines } from './definitions.ts'
import { type Unescaped, undoEscapes } from './escapes.ts'
import { type ForgivingRenderer, forgiving } from './forgiving.ts'
import type { TexRenderer } from './katex.ts'
import { reportEscapes } from './reports.ts'
import { numbersOf, rewriteTex, type TexNumbers } from './rewrite.ts'

interface Formula {
  readonly token: Token
  /** The author's TeX without the escapes of another renderer. */
  readonly given: Unescaped
  readonly display: boolean
  readonly numbers: TexNumbers
}

const NO_NUMBERS: TexNumbers = { tags: [], labels: [] }

export function formulas(md: MarkdownIt, settings: Settings, tex: TexRenderer): void {
  const render = forgiving(tex)
  md.core.ruler.push('formulas', ({ tokens, env }) => {
    const state = stateOf(env)
    let count = 0
    const found = formulasIn(tokens).map((token): Formula => {
      const display = isDisplay(token)
      const given = undoEscapes(token.content, display)
      const numbers = display && /\\(?:begin|label)/.test(given.text) ? numbersOf(given.text, count) : NO_NUMBERS
      count += numbers.tags.length
      for (const [label, tag] of numbers.labels) claimLabel(state, label, tag, token)
      return { token, given, display, numbers }
    })
    const escaped = new Set(found.filter(({ given }) => given.undone).map(({ token }) => token))
    for (const formula of found) {
      const html = htmlOf(formula, state, settings, render, escaped)
      state.made(html)
      formula.token.meta = { ...formula.token.meta, html }
    }
    reportEscapes(
      found.filter(({ token }) => escaped.has(token)).map(({ token }) => token),
      state,
    )
    if (found.some(({ token }) => token.meta?.html === '')) hideDefinitions(tokens)
  })
  const html: RendererRule = (tokens, index, _options, env) => {
    const token = tokens[index]
    if (!token) return ''
    // The description of a picture is rendered only where it becomes a caption.
    const known = token.meta?.html
    if (typeof known === 'string') return known
    const display = isDisplay(token)
    const given = undoEscapes(token.content, display)
    return htmlOf({ token, given, display, numbers: NO_NUMBERS }, stateOf(env), settings, render, new Set())
  }
  md.renderer.rules.math_inline = html
  md.renderer.rules.math_block = html
}

const isDisplay = ({ type, markup, info }: Token): boolean =>
  type === 'math_block' || (markup === '$$' && info !== 'inline')

function formulasIn(tokens: readonly Token[]): Token[] {
  const found: Token[] = []
  for (const token of tokens) {
    if (token.type === 'math_block') found.push(token)
    for (const child of token.children ?? []) if (child.type === 'math_inline') found.push(child)
  }
  return found
}

/** A paragraph that only defines commands shows nothing, not even an empty line. */
function hideDefinitions(tokens: readonly Token[]): void {
  for (const [i, token] of tokens.entries()) {
    const children = token.type === 'inline' && tokens[i - 1]?.type === 'paragraph_open' ? (token.children ?? []) : []
    const silent = ({ type, content, meta }: Token): boolean =>
      type === 'softbreak' || (type === 'text' ? content.trim() === '' : meta?.html === '')
    if (!children.some(({ meta }) => meta?.html === '') || !children.every(silent)) continue
    token.children = []
    for (const paragraph of [tokens[i - 1], tokens[i + 1]]) if (paragraph) paragraph.hidden = true
  }
}

function claimLabel(state: RenderState, label: string, tag: string, token: Token): void {
  if (!state.labels.has(label)) {
    state.labels.set(label, { tag, owner: token })
    state.claimId(labelId(label))
    return
  }
  state.report(warning('duplicate-id', { of: 'label', id: label }), () =>
    placeOf(token, state, Math.max(0, token.content.indexOf(`{${label}}`))),
  )
}

/** The id that references to a label jump to. */
export const labelId = (label: string): string => `eq-${label.replace(/^eqn?[:_-]/, '').replace(/\s+/g, '-')}`

function htmlOf(
  { token, given, display, numbers }: Formula,
  state: RenderState,
  { math }: Settings,
  render: ForgivingRenderer,
  escaped: Set<Token>,
): string {
  const source = token.content
  const edited = rewriteTex(given.text, { display, numbers, numberOf: (label) => numberOf(label, token, state) })
  const defines = definesCommands(given.text)
  const macros: Macros = { ...math.macros, ...state.macros }
  // A full stop behind the closing dollars belongs to the formula's line, unless a number stands there.
  const stop =
    token.type === 'math_block' && token.info !== '' && numbers.tags.length === 0 ? `\\text{${token.info}}` : ''
  const options = { displayMode: display, output: math.output, macros, globalGroup: defines }
  const result = render(edited.text + stop, options)
  if (result.kind === 'html' && result.unescaped) escaped.add(token)
  if (result.kind === 'error') {
    const { message, position = 0 } = result.error
    state.report(problem('math-invalid', { error: message }, { severity: math.strict ? 'error' : 'warning' }), () =>
      placeOf(token, state, given.sourceOf(edited.sourceOf(position))),
    )
    const code = `<code class="math-error" title="${escapeHtml(message)}">${escapeHtml(source)}</code>`
    return token.type === 'math_block' ? `<p>${code}</p>\n` : code
  }
  // MathML alone is drawn by the browser: the page needs nothing of KaTeX's.
  if (math.output !== 'mathml') state.has.math = true
  if (defines) Object.assign(state.macros, macros)
  if (defines && onlyDefines(given.text)) return ''
  if (!display) return result.html
  const own = numbers.labels.filter(([label]) => state.labels.get(label)?.owner === token)
  const [first, ...others] = own.map(([label]) => escapeHtml(labelId(label)))
  const id = first === undefined ? '' : ` id="${first}"`
  const anchors = others.map((other) => `<span id="${other}"></span>`).join('')
  // Reachable with the keyboard, since a wide formula scrolls in its box.
  return token.type === 'math_block'
    ? `<div class="math-display"${id} tabindex="0">${anchors}${result.html}</div>\n`
    : `<span class="math-display"${id} tabindex="0">${anchors}${result.html}</span>`
}

function numberOf(label: string, token: Token, state: RenderState): string | undefined {
  const number = state.labels.get(label)?.tag
  const place = () => placeOf(token, state, Math.max(0, token.content.indexOf(`{${label}}`)))
  if (number === undefined) reportMissingLabel(label, place, state)
  return number
}

export function reportMissingLabel(label: string, place: () => TextPlace | undefined, state: RenderState): void {
  state.report(warning('math-label-missing', { label }), place)
}

/** Where an offset of the formula lies in the text. */
function placeOf(token: Token, state: RenderState, offset: number): TextPlace | undefined {
  if (!token.map) return state.placeOf(token, token.markup.length + offset)
  const before = token.content.slice(0, offset)
  const start = before.lastIndexOf('\n') + 1
  const end = token.content.indexOf('\n', offset)
  const shown = token.content.slice(start, end < 0 ? undefined : end)
  // The content of a fence begins on the line after its opening.
  const line =
    token.map[0] +
    (token.markup.startsWith('`') || token.markup.startsWith('~') ? 1 : 0) +
    before.split('\n').length -
    1
  return { line, column: Math.max(0, (state.lines[line] ?? '').indexOf(shown)) + offset - start }
}
