import { realpathSync } from 'node:fs'
import { resolve, sep } from 'node:path'
import type { Folders } from '../model/project.ts'

/**
 * Where symbolic links below `source/` may lead: into `source/` itself, and into the folders that the config lists.
 * The site's own folder is none of them, since the keys to a site lie there: `.env`, `_config.yml`, `.git`.
 */

/** Whether a path, its links resolved, may be read. */
export type LinkRule = (real: string) => boolean

export function linkRule(folders: Pick<Folders, 'site' | 'source'>, listed: readonly string[]): LinkRule {
  const roots: string[] = []
  for (const folder of [folders.source, ...listed.map((folder) => resolve(folders.site, folder))]) {
    try {
      roots.push(realpathSync(folder))
    } catch {
      // What is not there holds nothing.
    }
  }
  return (real) =>
    roots.some((root) => {
      const below = root.endsWith(sep) ? root : root + sep
      // A hidden file would be published under a name that is not.
      return real === root || (real.startsWith(below) && !real.slice(below.length - 1).includes(`${sep}.`))
    })
}
