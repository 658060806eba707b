import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { packageFolder } from '../base/package.ts'
import { shownPath } from '../base/paths.ts'
import { type Problem, problem } from '../base/problem.ts'
import { byCodeUnit, nearest } from '../base/text.ts'

/**
 * The name of a theme → its folder. In this order: `themes/NAME` of the site, an installed `hexo-theme-NAME`, an
 * installed `hanmo-theme-NAME`, and the theme that this package brings.
 */

/** Gives the absolute folder, or the problem that there is none. */
export function findTheme(site: string, name: string): { folder: string } | { problem: Problem } {
  if (name === '') return { problem: problem('theme-missing', { why: 'none' }) }
  const wild = name.split(/[/\\]/).includes('..') || /^([/\\]|[a-zA-Z]:)/.test(name)
  const tried = wild ? [] : candidates(site, name)
  const folder = tried.find((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory())
  return folder === undefined ? { problem: missing(site, name, tried) } : { folder }
}

function candidates(site: string, name: string): readonly string[] {
  return [
    join(site, 'themes', name),
    ...['hexo', 'hanmo'].flatMap((prefix) =>
      moduleFolders(site).map((modules) => join(modules, `${prefix}-theme-${name}`)),
    ),
    join(packageFolder(), 'themes', name),
  ]
}

/** The `node_modules` of the site and of the folders above it, where workspaces keep their packages. */
function moduleFolders(site: string): readonly string[] {
  const folders: string[] = []
  for (let folder = site; ; folder = dirname(folder)) {
    const modules = join(folder, 'node_modules')
    if (folder === site || existsSync(modules)) folders.push(modules)
    if (dirname(folder) === folder) return folders
  }
}

/** Every theme that `theme:` may name, and its folder; sorted. */
export function themesOf(site: string): readonly { readonly name: string; readonly folder: string }[] {
  return available(site).flatMap((name) => {
    const found = findTheme(site, name)
    return 'folder' in found ? [{ name, folder: found.folder }] : []
  })
}

function missing(site: string, name: string, tried: readonly string[]): Problem {
  const known = available(site)
  const near = nearest(name, known)
  const places = tried.slice(0, -1).filter((path) => path.startsWith(site))
  if (places.length === 0) return problem('theme-missing', { why: 'no-name', name, near, known })
  const shown = places.map((path) => shownPath(site, path))
  return problem('theme-missing', { why: 'nowhere', name, tried: shown, near, known })
}

function available(site: string): readonly string[] {
  const names = new Set(namesIn(join(site, 'themes'), /^([^.].*)$/))
  for (const modules of moduleFolders(site))
    for (const name of namesIn(modules, /^(?:hexo|hanmo)-theme-(.+)$/)) names.add(name)
  for (const name of namesIn(join(packageFolder(), 'themes'), /^([^.].*)$/)) names.add(name)
  return [...names].sort(byCodeUnit)
}

function namesIn(folder: string, pattern: RegExp): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder).flatMap((entry) => pattern.exec(entry)?.[1] ?? [])
}
