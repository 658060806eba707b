import { urlFor } from '../base/urls.ts'
import { KATEX_CSS } from '../markdown/math/stylesheet.ts'
import type { Facts } from '../model/facts.ts'

/**
 * The page of a theme → the same with what its formulas need, which our Markdown rendered. A theme may not know their
 * stylesheet, load that of another KaTeX, or hide formulas until a loader of its own has run. It stands before the first
 * formula and behind whatever the theme loads, where scripts that replace the middle of a page take it along.
 */
export function withFormulaStyles(body: string | Uint8Array, facts: Facts): string | Uint8Array {
  if (typeof body !== 'string' || !body.includes(FORMULA)) return body
  const config = facts.config()
  const { enable, output } = config.math
  const head = body.indexOf('</head>')
  const at = head < 0 ? -1 : body.indexOf(FORMULA, head)
  if (at < 0 || !enable) return body
  const url = urlFor(KATEX_CSS, config)
  const isLinked = output === 'mathml' || body.includes(url)
  return `${body.slice(0, at)}${isLinked ? '' : `<link rel="stylesheet" href="${url}">`}${SHOWN}${body.slice(at)}`
}

const FORMULA = '<span class="katex'
/** Stronger than a theme's `.katex { display: none }`, and weaker than what it says of formulas in places of its own. */
const SHOWN = '<style>html .katex{display:inline}html .katex-display>.katex{display:block}</style>'
