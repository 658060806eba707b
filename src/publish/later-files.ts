import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { digestOfFile } from '../base/digest.ts'
import { linkStatsAt, ownStampAt } from '../base/file-stamp.ts'
import { isRoutePath, type RoutePath } from '../base/paths.ts'
import type { Folders } from '../model/project.ts'
import { readManifest, writeManifest } from './manifest.ts'

/**
 * Files that others write into `public/` once a site stands there: from then on they are ours, and go when the next build
 * publishes, before they are written again. A page that
 * they change is made again too, so that they find what a clean build would show them.
 * @returns which files are new or other ones
 */
export async function publishMore(folders: Folders, work: () => Promise<void>): Promise<readonly RoutePath[]> {
  const before = readManifest(folders)
  const strangers = new Set(filesBelow(folders.public).filter((path) => !before.has(path)))
  const after = new Map(before)
  const changed: RoutePath[] = []
  try {
    await work()
  } finally {
    for (const path of filesBelow(folders.public)) {
      const file = join(folders.public, path)
      const look = ownStampAt(file)
      if (strangers.has(path) || before.get(path)?.look === look) continue
      const content = digestOfFile(file)
      if (content === undefined) continue
      // What was changed is not what we make: the next build makes it again, as a clean one does.
      after.set(path, { digest: `later:${content}`, look, content })
      changed.push(path)
    }
    if (changed.length > 0) writeManifest(folders, after)
  }
  return changed
}

/** Of a file that was published; undefined where there is none. */
export function publishedBytes(folders: Folders, path: string): Promise<Uint8Array | undefined> {
  return readFile(join(folders.public, path)).catch(() => undefined)
}

/** What a browser could ask for; what begins with a dot is somebody's own. */
function filesBelow(folder: string, below = ''): readonly RoutePath[] {
  if (linkStatsAt(join(folder, below))?.isDirectory() !== true) return []
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry): readonly RoutePath[] => {
    const path = below + entry.name
    if (entry.name.startsWith('.')) return []
    if (entry.isDirectory()) return filesBelow(folder, `${path}/`)
    return entry.isFile() && isRoutePath(path) ? [path] : []
  })
}
