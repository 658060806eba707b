import { accessSync, constants, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { linkStatsAt } from './file-stamp.ts'
import { UnwritableCache, writingCache } from './unwritable-cache.ts'

/**
 * Makes a folder that git does not see: what it holds can be made again, and belongs in no commit. A link is not followed:
 * somebody else's folder would be written to, and tidied.
 * @throws {UnwritableCache}
 */
export function openUnseenFolder(folder: string): void {
  if (linkStatsAt(folder)?.isSymbolicLink()) throw new UnwritableCache('link')
  const file = join(folder, '.gitignore')
  writingCache(() => {
    if (existsSync(file)) accessSync(folder, constants.W_OK)
    else {
      mkdirSync(folder, { recursive: true })
      // Where a link stands that leads nowhere, nothing is written.
      if (linkStatsAt(file) === undefined) writeFileSync(file, '*\n', { flag: 'wx' })
    }
  })
}
