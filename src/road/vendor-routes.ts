import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { digestOf } from '../base/digest.ts'
import { packageFolder } from '../base/package.ts'
import { routePath } from '../base/paths.ts'
import { KATEX_CSS, katexAssets } from '../markdown/math/stylesheet.ts'
import type { Config } from '../model/config.ts'
import type { Owner, Route } from '../model/route.ts'
import type { Site } from '../model/site.ts'

/**
 * Files of libraries that pages load in the reader's browser. A theme that brings a file for the same address wins.
 * - `/css/katex/`: stylesheet and fonts of the very KaTeX that renders; pages with formulas link to them
 * - `/js/mermaid.min.js`: what draws diagrams, only on a site that has one
 * - `/js/locked.js`: what opens locked posts, only on a site that has one
 */
export function vendorRoutes(site: Site, config: Config): Route[] {
  return [...contentRoutes(site, config), ...mermaidRoutes(site)]
}

/** Those that the articles' own HTML needs, whatever theme it stands in. */
export function contentRoutes(site: Site, config: Config, hasFormulas = true): Route[] {
  return [...(hasFormulas ? katexRoutes(config) : []), ...lockedRoutes(site)]
}

const MERMAID = { kind: 'library', name: 'mermaid' } as const
const KATEX = { kind: 'library', name: 'KaTeX' } as const

/** Digest of the stylesheet that pages link to; the fonts are named by it. Undefined for all other paths. */
export function vendorVersion(path: string): string | undefined {
  if (path !== KATEX_CSS) return undefined
  katexVersion ??= digestOf(readFileSync(katexAssets().css))
  return katexVersion
}
/** The package's own file, which stays as it is while it runs. */
let katexVersion: string | undefined

function katexRoutes(config: Config): Route[] {
  if (!config.math.enable || config.math.output === 'mathml') return []
  const { css, fonts } = katexAssets()
  return [
    copy(KATEX_CSS, css, KATEX),
    ...readdirSync(fonts)
      .sort()
      .map((name) => copy(`css/katex/fonts/${name}`, join(fonts, name), KATEX)),
  ]
}

function mermaidRoutes({ heads }: Site): Route[] {
  for (const head of heads.values()) {
    if (head.diagrams)
      return [copy('js/mermaid.min.js', join(packageFolder(), 'dist/vendor/mermaid/mermaid.min.js'), MERMAID)]
  }
  return []
}

function lockedRoutes({ heads }: Site): Route[] {
  for (const head of heads.values()) {
    if (head.encrypted)
      return [copy('js/locked.js', join(packageFolder(), 'dist/vendor/locked.js'), { kind: 'locked' })]
  }
  return []
}

function copy(path: string, from: string, owner: Owner): Route {
  return { kind: 'copy', path: routePath(path), from, owner }
}
