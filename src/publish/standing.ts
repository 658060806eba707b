import { rmdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { digestOfFile } from '../base/digest.ts'
import { linkStatsAt, stampOf } from '../base/file-stamp.ts'
import type { RoutePath } from '../base/paths.ts'
import type { Published } from './manifest.ts'
import { openPublicFolder } from './staging.ts'

/**
 * What stands in `public/`: whether it is as we published it, and the writing and deleting there, which never goes
 * through a link. Each folder is looked at once.
 */
export interface Standing {
  /** The first part of the way to a file that is a link, or anything else than a folder; undefined if all is well. */
  obstacle(path: RoutePath): string | undefined
  /** Whether something has the address already, be it a file, a link or a pipe. A folder is looked at when it is needed. */
  isTaken(path: RoutePath): boolean
  /** Gone, as we published it (be it moved here by a backup or a checkout), or something else. */
  stateOf(path: RoutePath, published: Published): 'gone' | 'ours' | 'foreign'
  /** Makes the folder of a file, and removes an empty one where the file goes: `rename` cannot replace it. */
  makeRoom(path: RoutePath): void
  /** Deletes a file and the folders that are empty then. */
  remove(path: RoutePath): void
}

export function openStanding(folder: string): Standing {
  /** By folder below `public/`: whether it is one, is missing, or what stands in its place. */
  const folders = new Map<string, 'folder' | 'missing' | 'link' | 'other'>()
  const kindOf = (below: string) => {
    let kind = folders.get(below)
    if (kind === undefined) {
      const stats = linkStatsAt(join(folder, below))
      kind =
        stats === undefined ? 'missing' : stats.isDirectory() ? 'folder' : stats.isSymbolicLink() ? 'link' : 'other'
      folders.set(below, kind)
    }
    return kind
  }
  /** The first part of the way to a file that is no folder. */
  const barrier = (path: string): string | undefined => {
    for (let end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1))
      if (kindOf(path.slice(0, end)) !== 'folder') return path.slice(0, end)
    return undefined
  }
  return {
    obstacle(path) {
      const found = barrier(path)
      return found !== undefined && kindOf(found) === 'link' ? found : undefined
    },
    isTaken(path) {
      if (barrier(path) !== undefined) return false
      const stats = linkStatsAt(join(folder, path))
      return stats !== undefined && !stats.isDirectory()
    },
    stateOf(path, published) {
      const file = join(folder, path)
      const way = barrier(path)
      if (way !== undefined) return kindOf(way) === 'link' ? 'foreign' : 'gone'
      const stats = linkStatsAt(file)
      if (stats === undefined) return 'gone'
      if (!stats.isFile()) return 'foreign'
      const { word } = stampOf(stats)
      const { digest, look, content, either = [] } = published
      if (word === look || either.includes(word) || either.includes(unrenamed(word))) return 'ours'
      return digestOfFile(file) === (content ?? digest) ? 'ours' : 'foreign'
    },
    makeRoom(path) {
      const target = join(folder, path)
      const isNew = openPublicFolder(dirname(target))
      if (!isNew && linkStatsAt(target)?.isDirectory()) rmdirSync(target)
    },
    remove(path) {
      folders.clear()
      rmSync(join(folder, path), { force: true })
      removeEmpty(dirname(join(folder, path)), folder)
    },
  }
}

/** How a file looks whatever its renaming did to it, which only touches the time of its last change of any kind. */
export function unrenamed(word: string): string {
  const [size, modified, , inode] = word.split('-')
  return `${size}-${modified}-${inode}`
}

/** Removes a folder and its parents up to `top` while they are empty. */
export function removeEmpty(folder: string, top: string): void {
  for (let at = folder; at.startsWith(top); at = dirname(at)) {
    try {
      rmdirSync(at)
    } catch {
      return
    }
    if (at === top) return
  }
}
