import type { Project } from '../model/project.ts'
import { type WatchEvents, type Watcher, watchSite } from './watch.ts'

/** Watches the folders of a project, and others when a setting names others. */
export interface ProjectWatcher {
  /** Resolves when every event in the folders of this project is seen. */
  follow(project: Project): Promise<void>
  close(): Promise<void>
}

export function createProjectWatcher(events: WatchEvents): ProjectWatcher {
  let watcher: Watcher | undefined
  let watched = ''
  return {
    async follow(project) {
      const folders = JSON.stringify([project.folders, project.theme.folder])
      if (folders === watched) return
      watched = folders
      const before = watcher
      watcher = await watchSite(project, events)
      await before?.close()
    },
    close: async () => watcher?.close(),
  }
}
