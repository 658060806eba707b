import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packageFolder } from '../base/package.ts'
import { shownPath } from '../base/paths.ts'

/** A stack of calls → the place in a script, a theme or a package that an author can look at. */

/** The nearest line of the site's own scripts or theme in a stack, or else of a package: `"scripts/a.js:3"`. */
export function nearestPlace(site: string, stack: string): string | undefined {
  const places = stack.split('\n').flatMap(placeIn)
  const found = places.find(({ path }) => isOfSite(site, path)) ?? places[0]
  return found && shown(site, found)
}

/**
 * The same for what was thrown while a template was rendered: who called the template, and the engine's own code, are no
 * help. Undefined where the template itself is at fault.
 * @param stack without the message
 */
export function placeBelowTemplate(site: string, stack: string): string | undefined {
  const rows = stack.split('\n')
  // A template is code that its engine made of text.
  const at = rows.findIndex((row) => /\beval\b/.test(row))
  const below = (at < 0 ? rows : rows.slice(0, at)).flatMap(placeIn)
  const found = below.find(({ path }) => isOfSite(site, path)) ?? below[0]
  if (found === undefined) return undefined
  const engines = new Set((at < 0 ? [] : rows.slice(at)).flatMap(placeIn).map(({ path }) => packageOf(path)))
  const owner = packageOf(found.path)
  return owner !== undefined && engines.has(owner) ? undefined : shown(site, found)
}

interface Row {
  readonly path: string
  readonly line: string
}

function placeIn(row: string): Row[] {
  const [, file = '', line = ''] = PLACE.exec(row) ?? []
  const path = file.startsWith('file:') ? fileURLToPath(file) : file
  return path === '' || OWN.some((folder) => path.startsWith(folder)) ? [] : [{ path, line }]
}

const OWN = ['dist', 'src'].map((name) => join(packageFolder(), name) + sep)

/** `at run (/site/scripts/a.js:3:7)`, and `/site/scripts/a.js:3` before code that cannot be read */
const PLACE = /(?:^|\(|at (?:async )?)((?:file:\/\/)?(?:\/|[A-Za-z]:\\)[^()]*?):(\d+)(?::\d+\)?)?$/

const isOfSite = (site: string, path: string) =>
  path.startsWith(site + sep) && !path.includes(`${sep}node_modules${sep}`)

const packageOf = (path: string) => /^.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(path)?.[1]

/** Packages may lie anywhere. */
const shown = (site: string, { path, line }: Row) => `${shownPlace(site, path)}:${line}`

/** As places are shown. @param path absolute */
export const shownPlace = (site: string, path: string): string =>
  shownPath(site, path).replace(/^.*\/(?=node_modules\/)/, '')
