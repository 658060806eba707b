/**
 * TeX that MathJax reads and KaTeX refuses. It is asked for only when a formula could not be read, so that formulas which
 * are right cost nothing: some spellings are rewritten, and commands that can be defined are defined.
 */
import type { Macros } from '../render-state.ts'
import { closingBrace } from './rewrite.ts'

/** Commands of MathJax's, as one formula that defines them for others. */
const MATHJAX_COMMANDS = [
  String.raw`\gdef\buildrel#1\over#2{\mathrel{\overset{#1}{#2}}}`,
  String.raw`\gdef\root#1\of{\sqrt[#1]}`,
  String.raw`\gdef\sideset#1#2#3{{}#1#3\nolimits#2}`,
  String.raw`\gdef\prescript#1#2#3{{}^{#1}_{#2}{#3}}`,
  String.raw`\gdef\eqalign#1{\begin{aligned}#1\end{aligned}}`,
  String.raw`\gdef\displaylines#1{\begin{gathered}#1\end{gathered}}`,
  String.raw`\gdef\scr{\mathscr}`,
  String.raw`\gdef\mit{}`,
  String.raw`\gdef\mathds{\mathbb}`,
  String.raw`\gdef\mspace#1{\mkern#1}`,
  String.raw`\gdef\idotsint{\int\!\cdots\!\int}`,
  String.raw`\gdef\iiiint{\int\!\!\iiint}`,
  String.raw`\gdef\overparen{\overgroup}`,
  String.raw`\gdef\underparen{\undergroup}`,
  String.raw`\gdef\cancelto#1#2{\cancel{#2}^{#1}}`,
  String.raw`\gdef\enclose#1#2{\boxed{#2}}`,
  String.raw`\gdef\framebox#1{\fbox{#1}}`,
  String.raw`\gdef\style#1#2{#2}`,
  String.raw`\gdef\class#1#2{#2}`,
  String.raw`\gdef\cssId#1#2{#2}`,
  String.raw`\gdef\shoveleft#1{#1}`,
  String.raw`\gdef\shoveright#1{#1}`,
  String.raw`\gdef\skew#1#2#3{#2{#3}}`,
  String.raw`\gdef\Rule#1#2#3{\rule{#1}{#2}}`,
  String.raw`\gdef\Space#1#2#3{\hspace{#1}}`,
  String.raw`\gdef\strut{\vphantom{(}}`,
  String.raw`\gdef\euro{\text{€}}`,
  String.raw`\gdef\and{\land}`,
  String.raw`\gdef\or{\lor}`,
  String.raw`\gdef\par{}`,
].join('')

/** Commands that take one argument and may stand behind `_` or `^` without braces in MathJax. */
const TAKES_ONE = new Set(
  'boldsymbol|mathbf|mathrm|mathbb|mathcal|mathit|mathsf|mathtt|mathfrak|mathscr|bm|hat|widehat|bar|overline|underline|tilde|widetilde|vec|dot|ddot|check|breve|acute|grave|mathring|overrightarrow|operatorname|mathop|sqrt|text|textbf|textit|textrm|mbox|rm|bf|it|cal|not|overset|pmb|boxed|color'.split(
    '|',
  ),
)
const BEHIND_SCRIPT = /([_^])\s*\\([a-zA-Z]+)\*?/g

/** The formula as KaTeX may read it: what stands behind `_` and `^` gets braces. Cost: linear. */
export function lenientTex(tex: string): string {
  return withBraces(
    tex
      .replace(/([_^])\s*\\(limits|nolimits)(?![a-zA-Z])/g, '\\$2$1')
      .replace(/\^\s*('+)(?!\})/g, '$1')
      .replace(/\\bbox\s*(?:\[([^\]]*)\]\s*)?(?=\{)/g, (_whole, options = '') =>
        /border/.test(options) ? '\\boxed' : '',
      ),
  )
}

function withBraces(tex: string): string {
  let result = ''
  let at = 0
  for (const match of tex.matchAll(BEHIND_SCRIPT)) {
    const { 0: whole, 1: script = '', 2: name = '', index } = match
    if (index < at) continue
    const end = endOfArgument(tex, index + whole.length, name)
    result += `${tex.slice(at, index)}${script}{${tex.slice(index + 1, end).trim()}}`
    at = end
  }
  return result + tex.slice(at)
}

/** Where what a command takes ends: `\left…\right`, an argument, or nothing for `\max` and `\alpha`. */
function endOfArgument(tex: string, from: number, name: string): number {
  if (name === 'left' || name === 'begin') {
    const closer = name === 'left' ? /\\right\s*(?:\\[a-zA-Z]+|\\?[^a-zA-Z])/g : /\\end\{[^}]*\}/g
    closer.lastIndex = from
    return closer.exec(tex) ? closer.lastIndex : from
  }
  if (name === 'frac' || name === 'dfrac' || name === 'tfrac' || name === 'binom') {
    return endOfToken(tex, endOfToken(tex, from))
  }
  if (!TAKES_ONE.has(name)) return from
  const option = name === 'sqrt' ? /\s*\[[^\]]*\]/y : /(?:)/y
  option.lastIndex = from
  return endOfToken(tex, option.exec(tex) ? option.lastIndex : from)
}

/** The end of one group, command or character. */
function endOfToken(tex: string, from: number): number {
  let at = from
  while (/\s/.test(tex[at] ?? '')) at++
  if (at >= tex.length) return from
  if (tex[at] === '{') {
    const close = closingBrace(tex, at)
    return close < 0 ? tex.length : close + 1
  }
  if (tex[at] !== '\\') return at + 1
  const command = /\\(?:([a-zA-Z]+)|.)/sy
  command.lastIndex = at
  const name = command.exec(tex)?.[1]
  return name === undefined ? at + 2 : endOfArgument(tex, command.lastIndex, name)
}

/** The definitions, made once by whoever renders; KaTeX writes them into the object it is given. */
export function mathjaxMacros(define: (tex: string, macros: Macros) => void): () => Macros {
  let known: Macros | undefined
  return () => {
    if (known === undefined) {
      known = {}
      define(MATHJAX_COMMANDS, known)
    }
    return known
  }
}
