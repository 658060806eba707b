import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { routePath } from '../base/paths.ts'
import { katexAssets } from '../markdown/math/katex.ts'
import type { Config } from '../model/config.ts'
import type { Route } from '../model/route.ts'

/**
 * KaTeX's stylesheet and fonts at `/css/katex/`, of the very version that renders. Pages with formulas link to them;
 * a theme that brings a file for the same address wins.
 */
export function katexRoutes(config: Config): Route[] {
  if (!config.math.enable || config.math.output === 'mathml') return []
  const { css, fonts } = katexAssets()
  const copy = (path: string, from: string): Route => ({ kind: 'copy', path: routePath(path), from, owner: 'KaTeX' })
  return [
    copy('css/katex/katex.min.css', css),
    ...readdirSync(fonts)
      .sort()
      .map((name) => copy(`css/katex/fonts/${name}`, join(fonts, name))),
  ]
}
