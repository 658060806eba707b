import { basename, sep } from 'node:path'
import { watch } from 'chokidar'
import type { Project } from '../model/project.ts'

/**
 * A site's folders → word that something in them changed. An event says only that it is time to look again: which
 * files differ is found by the build, from their content. The home of chokidar.
 */
export interface Watcher {
  close(): Promise<void>
}

export interface WatchEvents {
  /** Some files changed, and all was quiet for a moment. Absolute paths, in the order of their first event. */
  readonly changed: (files: readonly string[]) => void
  /** Watching does not work any more: no watches left, the disk gone. */
  readonly failed: (error: Error) => void
}

// Long enough for an editor that writes a temporary file and renames it, too short to be noticed.
const QUIET_MS = 60
const CONFIG = /^(?:_config(?:\..+)?\.(?:ya?ml|json)|hanmo\.config\.(?:ts|mts|js|mjs)|package\.json)$/

/** Watches sources, theme and config. Resolves when every event from then on is seen. */
export async function watchSite(project: Project, events: WatchEvents): Promise<Watcher> {
  const { folders, theme } = project
  const roots = [folders.source, theme.folder].filter((folder) => folder !== '')
  // The site's folder is watched, but of what lies in it only the config: so a folder that comes back is seen too.
  const ignored = (path: string) => {
    if (path === folders.site) return false
    const root = roots.find((folder) => path === folder || path.startsWith(folder + sep))
    if (root !== undefined) return /[/\\](?:node_modules|\.git)(?:[/\\]|$)/.test(path.slice(root.length))
    return !(CONFIG.test(basename(path)) || roots.some((folder) => folder.startsWith(path + sep)))
  }
  const watcher = watch([folders.site, ...roots.filter((root) => !root.startsWith(folders.site + sep))], {
    ignored,
    ignoreInitial: true,
    followSymlinks: true,
  })
  const files = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  watcher.on('all', (_, path) => {
    if (path === folders.site) return
    files.add(path)
    clearTimeout(timer)
    timer = setTimeout(() => {
      const batch = [...files]
      files.clear()
      events.changed(batch)
    }, QUIET_MS)
  })
  watcher.on('error', (error) => events.failed(error instanceof Error ? error : new Error(String(error))))
  await new Promise<void>((resolve) => {
    watcher.once('ready', () => resolve())
  })
  return {
    close: async () => {
      clearTimeout(timer)
      await watcher.close()
    },
  }
}
