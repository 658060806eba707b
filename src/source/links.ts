import { realpath } from 'node:fs/promises'
import { resolve, sep } from 'node:path'
import type { Folders } from '../model/project.ts'

/**
 * Where symbolic links below `source/` may lead: into `source/` itself, and into the folders that the config lists.
 * The site's own folder is none of them, since the keys to a site lie there: `.env`, `_config.yml`, `.git`.
 */

/** Whether a path, its links resolved, may be read. */
export type LinkRule = (real: string) => boolean

export async function linkRule(
  folders: Pick<Folders, 'site' | 'source'>,
  listed: readonly string[],
): Promise<LinkRule> {
  const roots: string[] = []
  for (const folder of [folders.source, ...listed.map((folder) => resolve(folders.site, folder))]) {
    const real = await realpath(folder).catch(() => undefined)
    if (real !== undefined) roots.push(real)
  }
  return (real) =>
    roots.some((root) => {
      const below = root.endsWith(sep) ? root : root + sep
      // A hidden file would be published under a name that is not.
      return real === root || (real.startsWith(below) && !real.slice(below.length - 1).includes(`${sep}.`))
    })
}
