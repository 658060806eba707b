import { realpath } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { BlogError, problem } from '../base/problem.ts'
import type { Config } from '../model/config.ts'
import type { Folders } from '../model/project.ts'
import { linkRule } from '../source/links.ts'

/**
 * Before a file of the author's is written or removed: a folder on the way may be a link that somebody else has put there.
 * The same rule as for reading.
 * @throws {BlogError} place-linked
 */
export async function checkWithin(
  folders: Pick<Folders, 'site' | 'source'>,
  { link_folders }: Pick<Config, 'link_folders'>,
  path: string,
): Promise<void> {
  const isWithin = linkRule(folders, link_folders)
  let folder = dirname(join(folders.source, path))
  // What is not there yet will be made, below what is.
  for (; folder.length > folders.source.length; folder = dirname(folder)) {
    const real = await realpath(folder).catch(() => undefined)
    if (real === undefined) continue
    if (!isWithin(real)) throw new BlogError(problem('place-linked', { path: `source/${path}` }))
    return
  }
}
