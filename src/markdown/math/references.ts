/** `\eqref{…}` and `\ref{…}` in prose become links to the equation, as MathJax makes them. */
import type { MarkdownIt } from 'markdown-it'
import { escapeHtml } from '../../base/text.ts'
import { stateOf } from '../render-state.ts'
import { hashOf } from '../uri.ts'
import { labelId, reportMissingLabel } from './formulas.ts'

const REFERENCE = /\\(eqref|ref)\{([^{}\n]{1,200})\}/y
/** `$\eqref{a}$` is a reference too, and not a formula around one. */
const IN_DOLLARS = /\$\s*\\(eqref|ref)\{([^{}\n]{1,200})\}\s*\$/y

export function mathReferences(md: MarkdownIt): void {
  // Before formulas, which would take the second form.
  md.inline.ruler.before('math_inline', 'math_reference', (state, silent) => {
    const first = state.src.charCodeAt(state.pos)
    if (first !== 0x5c && first !== 0x24) return false
    const pattern = first === 0x24 ? IN_DOLLARS : REFERENCE
    pattern.lastIndex = state.pos
    const match = pattern.exec(state.src)
    if (!match || state.pos + match[0].length > state.posMax) return false
    if (!silent) {
      const token = state.push('math_reference', 'a', 0)
      token.content = match[0]
      token.info = (match[2] ?? '').trim()
      token.markup = match[1] ?? ''
    }
    state.pos += match[0].length
    return true
  })
  md.renderer.rules.math_reference = (tokens, index, _options, env) => {
    const token = tokens[index]
    if (!token) return ''
    const state = stateOf(env)
    const number = state.labels.get(token.info)?.tag
    if (number !== undefined) {
      const text = escapeHtml(token.markup === 'eqref' ? `(${number})` : number)
      return `<a href="${escapeHtml(hashOf(labelId(token.info)))}" class="math-ref">${text}</a>`
    }
    // A post about LaTeX may name the command; only where equations are labelled is it a mistake.
    if (state.labels.size > 0) reportMissingLabel(token.info, () => state.placeOf(token), state)
    return escapeHtml(token.content)
  }
}
