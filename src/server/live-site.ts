import type { RoutePath } from '../base/paths.ts'
import type { Problem } from '../base/problem.ts'
import { isForBuild } from '../road/advice.ts'
import { belowSource } from '../source/rescan.ts'
import { createLivePages, type Page } from './live-pages.ts'
import { type LiveOptions, openLiveProject } from './live-project.ts'
import { createLiveSnapshot } from './live-snapshot.ts'
import type { Snapshot } from './snapshot.ts'

/**
 * The site that follows its files: changes come in, pages go out, each made from the files as they are when it is asked
 * for. Nothing that an author writes ends it; what is wrong is shown beside the page.
 */
export interface LiveSite {
  /** The newest snapshot, of the files as they are now. */
  snapshot(): Promise<Snapshot>
  page(path: RoutePath): Promise<Page>
  /** What is wrong with the site as a whole, now, and with the texts of these files. */
  problems(files?: readonly string[]): Promise<readonly Problem[]>
  /** Files changed, or may have changed. Absolute paths. */
  changed(files: readonly string[]): void
  close(): void
}

/** Nothing is read before somebody asks. */
export function createLiveSite(options: LiveOptions): LiveSite {
  const project = openLiveProject(options)
  const snapshots = createLiveSnapshot(project)
  const problemsOf = async (files: readonly string[]): Promise<readonly Problem[]> => {
    const { problems, contents, world, project: shown } = await snapshots.newest()
    const articles = files.flatMap((file) => belowSource(shown.folders, file) ?? [])
    const known = articles.filter((path) => world.site.heads.has(path))
    const made = await Promise.all(known.map((path) => contents.make(path)))
    return [...project.faults, ...problems, ...made.flatMap((content) => content.problems.filter(isForBuild))]
  }
  return {
    snapshot: snapshots.newest,
    page: createLivePages(project, snapshots),
    problems: (files = []) =>
      problemsOf(files).catch((error: unknown) => {
        snapshots.restart(error)
        return problemsOf(files)
      }),
    changed: snapshots.changed,
    close: project.close,
  }
}
