import type { RoutePath } from '../base/paths.ts'
import { shownPath } from '../base/paths.ts'
import { type Problem, problem } from '../base/problem.ts'
import type { Folders } from '../model/project.ts'
import type { Standing } from './standing.ts'

/** What in `public/` is not ours → problems, each said once however many files it concerns. */

interface Address {
  readonly path: RoutePath
}

/** Files that would be written through a link. */
export function checkLinks(folders: Folders, standing: Standing, staged: readonly Address[]): readonly Problem[] {
  const links = new Set(staged.flatMap(({ path }) => standing.obstacle(path) ?? []))
  return Array.from(links, (link) => {
    const file = shownIn(folders, link)
    return problem('public-link', { file }, { at: { file } })
  })
}

/** Files that stand at addresses of the site and that no build of ours has put there. */
export function checkStrangers(folders: Folders, strangers: readonly RoutePath[]): readonly Problem[] {
  return summed('public-stranger', 'error', folders, strangers)
}

/** Files that we published, that somebody changed since, and whose source is gone. */
export function checkKept(folders: Folders, kept: readonly RoutePath[]): readonly Problem[] {
  return summed('public-kept', 'warning', folders, kept)
}

const SHOWN = 3

function summed(
  code: 'public-stranger' | 'public-kept',
  severity: Problem['severity'],
  folders: Folders,
  paths: readonly RoutePath[],
): readonly Problem[] {
  const [first] = paths
  if (first === undefined) return []
  const files = paths.slice(0, SHOWN).map((path) => shownIn(folders, path))
  return [
    problem(code, { files, more: paths.length - files.length }, { severity, at: { file: shownIn(folders, first) } }),
  ]
}

function shownIn(folders: Folders, path: string): string {
  return shownPath(folders.site, `${folders.public}/${path}`)
}
