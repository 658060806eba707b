import { problem } from '../base/problem.ts'
import { placeAssets } from '../model/assets.ts'
import { fileOf, type Generator, tryPath } from './generator-context.ts'

/** Files of the site that are copied as they are. */
export const assetRoutes: Generator = function* ({ site, config, fileAt }) {
  const { routes, orphans, faults } = placeAssets(site)
  for (const [source, path] of routes)
    yield { kind: 'copy', path, from: fileAt(source), owner: { kind: 'file', name: fileOf(source, config) } }
  for (const [source, problem] of faults) yield { ...problem, at: { file: fileOf(source, config) } }
  const [first] = orphans
  if (first !== undefined) {
    const at = { file: fileOf(first, config) }
    yield problem('asset-without-post', { count: orphans.length }, { severity: 'warning', at })
  }
}

/** Files of the theme. */
export const themeAssetRoutes: Generator = function* ({ theme }) {
  for (const [name, from] of theme.assets) {
    // What an editor or a repository left in a theme is not part of a site.
    if (name.split('/').some((part) => part.startsWith('.') && part !== '.well-known')) continue
    const path = tryPath(name, { kind: 'theme', name: theme.name })
    yield typeof path === 'string' ? { kind: 'copy', path, from, owner: { kind: 'theme-file', name } } : path
  }
}
