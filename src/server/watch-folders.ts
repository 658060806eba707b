import { type FSWatcher, type WatchEventType, type WatchListener, watch } from 'node:fs'
import { lstat, readdir, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'

/**
 * Folders and all below them → the path of whatever changes, at once and each time. One watch for a folder, none for a
 * file: the system names the file. So a save costs the same in a folder of ten posts and of ten thousand, which is why
 * this is not chokidar: that lists the whole folder after each save, and of two saves in quick succession reports one.
 */
export interface FolderEvents {
  /** Nothing is reported of these, and what is below them is not watched. */
  readonly ignored: (path: string) => boolean
  /** Absolute. The path may be gone. */
  readonly changed: (path: string) => void
  readonly failed: (error: Error) => void
}

export interface FolderWatcher {
  close(): void
}

/** Resolves when every change from then on is seen. */
export async function watchFolders(tops: readonly string[], events: FolderEvents): Promise<FolderWatcher> {
  let isClosed = false
  const fail = (error: unknown): void => {
    if (!isClosed) events.failed(error instanceof Error ? error : new Error(String(error)))
  }
  const watches = createWatches(fail)
  const seen = (folder: string, name: string | null, kind: WatchEventType): void => {
    const path = name === null ? folder : join(folder, name)
    if (isClosed || events.ignored(path)) return
    events.changed(path)
    // It may be a folder that came, went, or was put in the place of another, perhaps with the inode of that one.
    if (kind === 'rename') watches.drop(path)
    follow(path, true).catch((error: NodeJS.ErrnoException) => {
      // Gone again while it was looked at: that is an event of its own.
      if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') fail(error)
    })
  }
  /** @param isNew reports all that lies in it: it came with its content, before anybody was watching */
  const follow = async (path: string, isNew: boolean, chain: readonly string[] = []): Promise<void> => {
    const info = await stat(path).catch(() => undefined)
    if (isClosed || watches.has(path, info?.ino)) return
    watches.drop(path)
    if (info === undefined) return
    if (!info.isDirectory()) {
      // What a link leads to may change where nobody looks.
      if (info.isFile() && (await lstat(path)).isSymbolicLink() && !isClosed)
        watches.add(path, info.ino, () => seen(path, null, 'change'))
      return
    }
    const real = await realpath(path)
    if (isClosed || chain.includes(real)) return
    // First the watch, then the look: what comes in between is reported twice and not never.
    watches.add(path, info.ino, (kind, name) => seen(path, name, kind))
    for (const entry of await readdir(path, { withFileTypes: true })) {
      const child = join(path, entry.name)
      if (events.ignored(child)) continue
      if (isNew) events.changed(child)
      if (entry.isDirectory() || entry.isSymbolicLink()) await follow(child, isNew, [...chain, real])
    }
  }
  const close = (): void => {
    isClosed = true
    watches.close()
  }
  try {
    for (const top of tops) await follow(top, false)
  } catch (error) {
    close()
    throw error
  }
  return { close }
}

interface Watches {
  add(path: string, inode: number, listener: WatchListener<string>): void
  /** Whether the path is watched, and still the same file or folder. */
  has(path: string, inode: number | undefined): boolean
  /** Ends the watch of a path and of all below it. */
  drop(path: string): void
  close(): void
}

/** The watches of the system that are open, by path. */
function createWatches(fail: (error: unknown) => void): Watches {
  const open = new Map<string, { readonly watcher: FSWatcher; readonly inode: number }>()
  const drop = (path: string): void => {
    for (const [at, { watcher }] of open) {
      if (at !== path && !at.startsWith(path + sep)) continue
      watcher.close()
      open.delete(at)
    }
  }
  return {
    add(path, inode, listener) {
      const watcher = watch(path, { persistent: true }, listener)
      // On Windows a folder that is deleted is reported as an error; its parent reports that it is gone.
      watcher.on('error', (error: NodeJS.ErrnoException) => {
        drop(path)
        if (error.code !== 'EPERM' && error.code !== 'ENOENT') fail(error)
      })
      open.set(path, { watcher, inode })
    },
    has: (path, inode) => inode !== undefined && open.get(path)?.inode === inode,
    drop,
    close() {
      for (const { watcher } of open.values()) watcher.close()
      open.clear()
    },
  }
}
