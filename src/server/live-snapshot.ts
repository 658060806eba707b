import { outputStep } from '../road/steps.ts'
import type { LiveProject } from './live-project.ts'
import type { Snapshot } from './snapshot.ts'

/** The newest snapshot, taken when somebody asks; one at a time. */
export interface LiveSnapshot {
  /** Of the files as they are now. */
  newest(): Promise<Snapshot>
  /** Files changed, or may have changed. Absolute paths. */
  changed(files: readonly string[]): void
  /** False once a file is known to differ from what it was for the newest snapshot. */
  isCurrent(): boolean
  /** Something differs, nobody knows what: everything is looked at. */
  expire(): void
  /** The memory failed: the next one is taken without it. @throws the error where that is no help */
  restart(error: unknown): void
}

export function createLiveSnapshot(project: LiveProject): LiveSnapshot {
  /** Files that changed since the last look. */
  const waiting = new Set<string>()
  let last: Snapshot | undefined
  let taking: Promise<Snapshot> | undefined

  const takeOnce = async (): Promise<Snapshot> => {
    const files = [...waiting]
    waiting.clear()
    await project.refresh(files)
    try {
      // Without a name somebody saw that something differs: everything is looked at.
      return await project.snapshotter.take(files.length > 0 ? files : undefined)
    } catch (error) {
      project.snapshotter.expire()
      project.restart(error)
      return await project.snapshotter.take()
    }
  }
  const take = async (): Promise<Snapshot> => {
    do last = withRoutesOf(last, await takeOnce())
    while (waiting.size > 0)
    return last
  }
  return {
    async newest() {
      const isNewest = waiting.size === 0 && project.snapshotter.isCurrent()
      if (taking === undefined && last !== undefined && isNewest) return last
      taking ??= take().finally(() => {
        taking = undefined
      })
      return taking
    },
    changed(files) {
      for (const file of files) waiting.add(file)
      project.snapshotter.expire()
    },
    isCurrent: () => project.snapshotter.isCurrent(),
    expire: () => project.snapshotter.expire(),
    restart(error) {
      project.restart(error)
      last = undefined
    },
  }
}

/** Where a script fails, nobody knows which pages there are: these are taken to be those that there were, and files among them are shown. */
function withRoutesOf(before: Snapshot | undefined, now: Snapshot): Snapshot {
  if (before === undefined || !now.lacksPages) return now
  const { routes, routeAt } = before
  const fileAt = (path: string) => {
    const route = routeAt(path)
    return route && outputStep.direct?.(route)
  }
  const make = async (path: string) => ({ value: fileAt(path), problems: [] })
  return { ...now, routes, routeAt, outputs: { get: fileAt, make } }
}
