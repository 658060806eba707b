import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)

/** Where the stylesheet of KaTeX stands, below the root of a site. */
export const KATEX_CSS = 'css/katex/katex.min.css'

/** Absolute paths of KaTeX's stylesheet and of its folder of fonts, of the very version that renders. */
export function katexAssets(): { readonly css: string; readonly fonts: string } {
  const folder = join(dirname(require.resolve('#katex')), 'katex')
  return { css: join(folder, 'katex.min.css'), fonts: join(folder, 'fonts') }
}
