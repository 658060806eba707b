import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Makes a folder that git does not see: what it holds can be made again, and belongs in no commit. */
export function openUnseenFolder(folder: string): void {
  const file = join(folder, '.gitignore')
  if (existsSync(file)) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, '*\n')
}
