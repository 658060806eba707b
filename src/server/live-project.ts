import { basename, sep } from 'node:path'
import { BlogError, type Problem } from '../base/problem.ts'
import { DamagedMemory } from '../memo/store.ts'
import type { Project } from '../model/project.ts'
import { openOwnCache } from '../publish/spare-cache.ts'
import { overlayOf } from '../source/theme.ts'
import { createLiveCache } from './live-cache.ts'
import { createSnapshotter, type Snapshotter } from './snapshot.ts'

/** The project that follows its settings, and what takes snapshots of it. */
export interface LiveProject {
  /** Of the project as it is open now. */
  readonly snapshotter: Snapshotter
  /** What is wrong with the config or the theme, while the project before is still shown. */
  readonly faults: readonly Problem[]
  /** Opens the project again where a setting is among these files, and begins again when the day is another. */
  refresh(files: readonly string[]): Promise<void>
  /** Begins again where the memory is damaged, and in another place where it cannot be written. @throws any other error */
  restart(error: unknown): void
  close(): void
}

export interface LiveOptions {
  /** Opens the site's folder, with what the command line says. */
  readonly open: () => Promise<Project>
  /** The site as it was opened a moment ago. */
  readonly first: Project
  readonly now: () => Date
  /** Hears what its user should know of the memory. */
  readonly notice?: ((problem: Problem) => void) | undefined
}

export function openLiveProject({ open, first, now, notice }: LiveOptions): LiveProject {
  const cache = createLiveCache(notice)
  let day = ''
  let faults: readonly Problem[] = []
  const begin = (opened: Project, forget = false): Snapshotter => {
    const opening = cache.openFor(opened, forget)
    const today = now()
    day = today.toDateString()
    return createSnapshotter({ ...opening, now: today })
  }
  const beginAfter = (error: unknown, project: Project): Snapshotter => {
    const isDamaged = error instanceof DamagedMemory
    if (!cache.leave(error, project) && !isDamaged) throw error
    return begin(project, isDamaged)
  }
  const beginFirst = (): Snapshotter => {
    try {
      openOwnCache(first.folders)
      return begin(first)
    } catch (error) {
      return beginAfter(error, first)
    }
  }
  let snapshotter = beginFirst()
  const reopen = async (): Promise<void> => {
    const opened = await problemOr(open())
    if (!('folders' in opened)) faults = [opened]
    // With a config that cannot be read the site goes on as it was, if it was well.
    else if (!isGood(opened) && isGood(snapshotter.project)) faults = opened.problems
    else {
      faults = []
      snapshotter = begin(opened)
    }
  }
  return {
    get snapshotter() {
      return snapshotter
    },
    get faults() {
      return faults
    },
    async refresh(files) {
      if (files.some((file) => isSetting(file, snapshotter.project))) await reopen()
      else if (day !== now().toDateString()) snapshotter = begin(snapshotter.project)
    },
    restart(error) {
      snapshotter = beginAfter(error, snapshotter.project)
    },
    close: cache.close,
  }
}

function problemOr(opening: Promise<Project>): Promise<Project | Problem> {
  return opening.catch((error: unknown) => {
    if (error instanceof BlogError) return error.problem
    throw error
  })
}

function isGood({ problems }: Project): boolean {
  return problems.every(({ severity }) => severity !== 'error')
}

/** Whether a file decides how the site is made and not what is in it: then it is opened again. */
function isSetting(file: string, project: Project): boolean {
  const { source } = project.folders
  const isText = file === source || file.startsWith(source + sep)
  return !isText || file.startsWith(overlayOf(source) + sep) || basename(file) === 'package.json'
}
