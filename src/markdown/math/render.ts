/** Turns the tokens of formulas into HTML. A formula that cannot be read is shown as its source and reported. */
import type { MarkdownIt, Token } from 'markdown-it'
import { escapeHtml } from '../../base/text.ts'
import type { Settings } from '../options.ts'
import { type RenderState, stateOf, type TextPlace } from '../state.ts'
import type { TexRenderer } from './katex.ts'

export function mathRender(md: MarkdownIt, settings: Settings, tex: TexRenderer): void {
  const { math } = settings
  const render = (token: Token, state: RenderState, display: boolean): string => {
    const source = token.content
    const result = tex(source, { displayMode: display, output: math.output, macros: { ...math.macros } })
    if (result.kind === 'html') {
      state.has.math = true
      return result.html
    }
    const { message, position } = result.error
    state.report(
      {
        code: 'math-invalid',
        severity: math.strict ? 'error' : 'warning',
        message: `The formula cannot be read: ${message}.`,
        hint: 'Correct the TeX; what KaTeX knows is listed at https://katex.org/docs/supported.',
      },
      placeOf(token, state, position ?? 0),
    )
    return `<code class="math-error" title="${escapeHtml(message)}">${escapeHtml(source)}</code>`
  }
  md.renderer.rules.math_inline = (tokens, index, _options, env) => {
    const token = tokens[index]
    return token ? render(token, stateOf(env), token.markup === '$$') : ''
  }
  md.renderer.rules.math_block = (tokens, index, _options, env) => {
    const token = tokens[index]
    return token ? `<div class="math-display" tabindex="0">${render(token, stateOf(env), true)}</div>\n` : ''
  }
}

function placeOf(token: Token, state: RenderState, position: number): TextPlace | undefined {
  if (!token.map) return state.placeOf(token, token.markup.length + position)
  const before = token.content.slice(0, position)
  const line = token.map[0] + before.split('\n').length - 1
  const start = before.lastIndexOf('\n') + 1
  const end = token.content.indexOf('\n', position)
  const shown = token.content.slice(start, end < 0 ? undefined : end)
  return { line, column: Math.max(0, (state.lines[line] ?? '').indexOf(shown)) + position - start }
}
