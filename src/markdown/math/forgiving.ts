/** A renderer that reads more than KaTeX: what it refuses is tried again as MathJax would read it, and unescaped. */

import { unescapedForms } from './escapes.ts'
import type { TexOptions, TexRenderer, TexResult } from './katex.ts'
import { lenientTex, mathjaxMacros } from './mathjax.ts'

/** `unescaped`: the formula could be read only without the backslashes that Markdown would have taken away. */
export type ForgivingResult = TexResult & { readonly unescaped?: boolean }
export type ForgivingRenderer = (tex: string, options: TexOptions) => ForgivingResult

/** A formula that fails is tried a few times more at most; longer ones are no author's. */
const LONGEST = 20_000

export function forgiving(render: TexRenderer): ForgivingRenderer {
  const commands = mathjaxMacros((tex, macros) => {
    render(tex, { displayMode: false, output: 'mathml', macros, globalGroup: true })
  })
  const again = (tex: string, options: TexOptions): TexResult => {
    // What the author defines wins, and what MathJax knows goes no further than this formula.
    const macros = { ...commands(), ...options.macros }
    return render(lenientTex(tex), { ...options, macros, globalGroup: false })
  }
  return (tex, options) => {
    const result = render(tex, options)
    if (result.kind === 'html' || tex.length > LONGEST || options.globalGroup) return result
    const lenient = again(tex, options)
    if (lenient.kind === 'html') return lenient
    for (const form of unescapedForms(tex)) {
      const unescaped = again(form, options)
      if (unescaped.kind === 'html') return { ...unescaped, unescaped: true }
    }
    return result
  }
}
