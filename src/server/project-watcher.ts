import type { Project } from '../model/project.ts'
import { type WatchEvents, type Watcher, watchSite } from './watch.ts'

/** Watches the folders of a project, and others when a setting names others. */
export interface ProjectWatcher {
  /** Resolves when every event in the folders of this project is seen. */
  follow(project: Project): Promise<void>
  /** Resolves when nothing is watched any more, and nothing will be. */
  close(): Promise<void>
}

export function createProjectWatcher(events: WatchEvents, watch = watchSite): ProjectWatcher {
  let watcher: Watcher | undefined
  let watched = ''
  let isClosed = false
  const move = async (project: Project): Promise<void> => {
    const folders = JSON.stringify([project.folders, project.theme.folder, project.config.include_markdown])
    if (isClosed || folders === watched) return
    const before = watcher
    watcher = await watch(project, events)
    watched = folders
    await before?.close()
  }
  // One after another, so that each knows the watcher that it replaces.
  let last: Promise<void> = Promise.resolve()
  const inTurn = (act: () => Promise<void>): Promise<void> => {
    const turn = last.then(act)
    last = turn.catch(() => {})
    return turn
  }
  return {
    follow: (project) => inTurn(() => move(project)),
    close() {
      isClosed = true
      return inTurn(async () => watcher?.close())
    },
  }
}
