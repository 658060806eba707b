import { basename, resolve, sep } from 'node:path'
import type { Problem } from '../base/problem.ts'
import type { Project } from '../model/project.ts'
import { followFolders } from './follow-folders.ts'

/**
 * A site's folders → word that something in them changed. An event says only that it is time to look again: which
 * files differ is found by the build, from their content.
 */
export interface Watcher {
  close(): Promise<void>
}

export interface WatchEvents {
  /** A file changed, just now: what was read of it before is out of date. */
  readonly touched?: (files: readonly string[]) => void
  /** Some files changed, and all was quiet for a moment. Absolute paths, in the order of their first event. */
  readonly changed: (files: readonly string[]) => void
  /** Watching does not work any more: no watches left, the disk gone. */
  readonly failed: (error: Error) => void
  /** The folders cannot be followed by events. */
  readonly notice?: ((problem: Problem) => void) | undefined
}

// Long enough for an editor that writes a temporary file and renames it, too short to be noticed; while many files
// change, as when git changes branches, one waits for the last.
const QUIET_MS = 20
const QUIET_OF_MANY_MS = 120
const MANY = 4
const CONFIG = /^(?:_config(?:\..+)?\.(?:ya?ml|json)|hanmo\.config\.(?:ts|mts|js|mjs)|package\.json)$/
const PRIVATE = /[/\\](?:node_modules|\.git)(?:[/\\]|$)/
// What editors put beside a file while it is open or being saved.
const OF_EDITORS = /^\.#|^#.*#$|~$|\.sw[a-z]$|^4913$|^\.DS_Store$|^\.goutputstream-|\.kate-swp$|___jb_(?:tmp|old)___$/

/** Watches sources, theme, scripts and config. Resolves when every event from then on is seen. */
export async function watchSite(project: Project, events: WatchEvents): Promise<Watcher> {
  const { folders, theme, config } = project
  const { enable, dir } = config.include_markdown
  // All themes: the one that the config names may be about to come.
  const others = ['themes', 'scripts', ...(enable ? [dir] : [])]
    .map((name) => resolve(folders.site, name))
    // Nothing is included from elsewhere.
    .filter((folder) => folder.startsWith(folders.site + sep))
  const roots = [folders.source, theme.folder, ...others].filter((folder) => folder !== '')
  // The site's folder is watched, but of what lies in it only the config: so a folder that comes back is seen too.
  const ignored = (path: string) => {
    if (path === folders.site) return false
    const root = roots.find((folder) => path === folder || path.startsWith(folder + sep))
    if (root !== undefined) return PRIVATE.test(path.slice(root.length)) || OF_EDITORS.test(basename(path))
    return !(CONFIG.test(basename(path)) || roots.some((folder) => folder.startsWith(path + sep)))
  }
  const files = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  const report = () => {
    const batch = [...files]
    files.clear()
    events.changed(batch)
  }
  const tops = [folders.site, ...roots.filter((root) => !root.startsWith(folders.site + sep))]
  const watched = await followFolders(tops, {
    ignored,
    changed(path) {
      if (path === folders.site) return
      files.add(path)
      events.touched?.([path])
      clearTimeout(timer)
      timer = setTimeout(report, files.size < MANY ? QUIET_MS : QUIET_OF_MANY_MS)
    },
    failed: events.failed,
    notice: events.notice,
    own: folders.cache,
  })
  return {
    async close() {
      clearTimeout(timer)
      watched.close()
      // The next watcher does not know of these.
      if (files.size > 0) report()
    },
  }
}
