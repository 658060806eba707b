import { scanTags } from '../base/html-scan.ts'
import type { Modules } from './modules.ts'

/**
 * HTML → the same with the TeX of a formula in its place. Without its tags a formula would be its letters, its source and
 * its glyphs, one behind the other: summaries, descriptions and counts of words are made so. Linear; never throws.
 */
export function withPlainFormulas(html: string): string {
  if (!html.includes('<math') && !html.includes('katex-html')) return html
  let text = ''
  let from = 0
  let inside: { readonly name: string; readonly start: number; depth: number; tex?: string } | undefined
  let source = 0
  for (const { name, kind, selfClosing, start, end } of scanTags(html)) {
    if (end < 0) break
    if (inside === undefined) {
      const begins = name === 'math' || (name === 'span' && GLYPHS.test(html.slice(start, end)))
      if (begins && kind === 'open' && !selfClosing) inside = { name, start, depth: 1 }
      continue
    }
    if (name === 'annotation' && kind === 'open') source = end
    else if (name === 'annotation') inside.tex = html.slice(source, start)
    else if (name === inside.name && !selfClosing) inside.depth += kind === 'open' ? 1 : -1
    if (inside.depth > 0) continue
    // MathML that an author wrote has no source; its letters are all there is.
    if (name === 'span' || inside.tex !== undefined) {
      text += html.slice(from, inside.start) + (inside.tex ?? '')
      from = end
    }
    inside = undefined
  }
  return text + html.slice(from)
}

const GLYPHS = /\sclass="(?:[^"]*\s)?katex-html[\s"]/

/** Functions of hexo-util that take the tags out of HTML. */
const READERS = ['stripHTML', 'tocObj']

/** Who requires hexo-util, Hexo's own helpers or a script, finds functions in it that know formulas. */
export function readFormulasAsTex(modules: Modules): void {
  modules.change('hexo-util', (util) => {
    if ('knowsFormulas' in util) return util
    const changed = READERS.filter((name) => typeof util[name] === 'function').map((name) => {
      const read = util[name]
      const value = (html: any, ...rest: any[]) =>
        read(typeof html === 'string' ? withPlainFormulas(html) : html, ...rest)
      return [name, { value, enumerable: true }]
    })
    const own = { ...Object.getOwnPropertyDescriptors(util), ...Object.fromEntries(changed) }
    return Object.defineProperties({}, { ...own, knowsFormulas: { value: true } })
  })
}
