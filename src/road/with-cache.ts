import { shownPath } from '../base/paths.ts'
import type { Problem } from '../base/problem.ts'
import { UnwritableCache, unlessUnwritable, unwritableProblem } from '../base/unwritable-cache.ts'
import type { Project } from '../model/project.ts'
import { openOwnCache, withSpareCache } from '../publish/spare-cache.ts'

/** Hears that what was done cannot be remembered. */
export type Lost = (error: UnwritableCache) => void

/**
 * Works with the site's cache, and once more with a spare one where that turns out not to be writable.
 * @param notice hears that, once
 */
export async function withCache<T>(
  project: Project,
  notice: (problem: Problem) => void,
  work: (project: Project, lost: Lost) => Promise<T>,
): Promise<T> {
  const { folders } = project
  const lost = onceOnly((error: UnwritableCache) =>
    notice(unwritableProblem(error, shownPath(folders.site, folders.cache))),
  )
  try {
    openOwnCache(folders)
    return await work(project, lost)
  } catch (error) {
    if (!(error instanceof UnwritableCache)) throw error
    lost(error)
    return work({ ...project, folders: withSpareCache(folders) }, lost)
  }
}

function onceOnly<A>(act: (argument: A) => void): (argument: A) => void {
  let isDone = false
  return (argument) => {
    if (!isDone) act(argument)
    isDone = true
  }
}

/** Writes what is remembered of work that is done. */
export function keep(lost: Lost, ...works: readonly (() => void)[]): void {
  const failure = unlessUnwritable(...works)
  if (failure !== undefined) lost(failure)
}
