/**
 * Formulas of titles on a finished page: MathML where a reader sees the title, plain TeX in `<title>`, attributes and
 * scripts. Done here and not in templates, so that every theme has it; MathML needs no stylesheet of the theme's.
 */
import { scanTags } from '../base/html-scan.ts'
import { holdsMarks, withFormulas, withoutMarks } from '../base/title.ts'
import { createTexRenderer } from '../markdown/math/katex.ts'
import type { Config } from '../model/config.ts'

const HIDDEN = new Set('head title script style textarea option noscript template'.split(' '))

export type TitleFormulas = (html: string, math: () => Config['math']) => string

/** Loads KaTeX with the first title that needs it. */
export function createTitleFormulas(): TitleFormulas {
  const tex = createTexRenderer()
  return (html, mathOf) => {
    // Only then: a page is stale when what it read changes.
    if (!holdsMarks(html)) return html
    const math = mathOf()
    const rendered = (source: string): string => {
      if (!math.enable) return `$${source}$`
      const macros = { ...math.macros }
      const result = tex(decoded(source), { displayMode: false, output: 'mathml', macros, globalGroup: false })
      return result.kind === 'html' ? result.html : source
    }
    let result = ''
    let from = 0
    let hidden: string | undefined
    for (const { name, kind, selfClosing, start, end } of scanTags(html)) {
      const text = html.slice(from, start)
      result += hidden === undefined ? withFormulas(text, rendered) : withoutMarks(text)
      if (kind === 'open' && hidden === undefined && !selfClosing && HIDDEN.has(name)) hidden = name
      else if (kind === 'close' && name === hidden) hidden = undefined
      from = end < 0 ? html.length : end
      result += withoutMarks(html.slice(start, from))
    }
    return result + withFormulas(html.slice(from), rendered)
  }
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', '#34': '"', '#39': "'" }
const decoded = (text: string): string =>
  text.replace(/&(lt|gt|amp|quot|#34|#39);/g, (whole, name) => ENTITIES[name] ?? whole)
