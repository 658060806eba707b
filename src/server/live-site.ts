import { basename, sep } from 'node:path'
import { type RoutePath, type SourcePath, shownPath } from '../base/paths.ts'
import { BlogError, type Problem } from '../base/problem.ts'
import { UnwritableCache, unwritableProblem } from '../base/unwritable-cache.ts'
import { DamagedMemory, openStore, type Store } from '../memo/store.ts'
import type { Project } from '../model/project.ts'
import type { Output, Route } from '../model/route.ts'
import { openOwnCache, withSpareCache } from '../publish/spare-cache.ts'
import { isForBuild } from '../road/advice.ts'
import { toolchainDigest } from '../road/run-build.ts'
import { type DigestMemory, openDigestMemory } from '../source/digest-memory.ts'
import { belowSource } from '../source/rescan.ts'
import { createRecent } from './lru.ts'
import { createSnapshotter, type Snapshot, type Snapshotter } from './snapshot.ts'

/**
 * The site that follows its files: changes come in, pages go out, each made from the files as they are when it is asked
 * for. Nothing that an author writes ends it; what is wrong is told beside the page.
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

interface Page {
  /** Undefined where there is none. */
  readonly output: Output | undefined
  /** The last that could be made, where the newest cannot. */
  readonly isOld: boolean
  /** Of the page and of the article that it shows. */
  readonly problems: readonly Problem[]
}

interface LiveOptions {
  /** Opens the site's folder, with what the command line says. */
  readonly open: () => Promise<Project>
  /** The site as it was opened a moment ago. */
  readonly first: Project
  readonly now: () => Date
  /** Hears what its user should know of the memory. */
  readonly notice?: ((problem: Problem) => void) | undefined
}

/** Pages at hand, and pages to fall back on. */
const AT_HAND = 64
/** So often is a page begun anew because files change meanwhile; then it is shown as it is. */
const PATIENCE = 5

/** Nothing is read before somebody asks. */
export function createLiveSite({ open, first, now, notice }: LiveOptions): LiveSite {
  let memory: DigestMemory | undefined
  const pages = createRecent<RoutePath, Page>(AT_HAND)
  const good = createRecent<RoutePath, Output>(AT_HAND)
  const waiting = new Set<string>()
  let store: Store | undefined
  let storeKey = ''
  /** What is wrong with the config or the theme, while the project before is still shown. */
  let faults: readonly Problem[] = []
  let day = ''
  let snapshotter: Snapshotter
  let last: Snapshot | undefined
  let taking: Promise<Snapshot> | undefined

  const reopen = async (): Promise<Snapshotter> => {
    const opened = await open().catch((error: unknown) => {
      if (error instanceof BlogError) return error.problem
      throw error
    })
    if (!('folders' in opened)) {
      faults = [opened]
      return snapshotter
    }
    // With a config that cannot be read the site goes on as it was, if it was well.
    if (!isGood(opened) && isGood(snapshotter.project)) {
      faults = opened.problems
      return snapshotter
    }
    faults = []
    return start(opened)
  }
  /** Whether the site's own cache turned out not to be writable. */
  let isSpare = false
  const start = (opened: Project, forget = false): Snapshotter => {
    const project = isSpare ? { ...opened, folders: withSpareCache(opened.folders) } : opened
    const key = JSON.stringify([project.folders.cache, toolchainDigest(project)])
    // What was made with the theme as it was before is remembered, as long as the same code made it.
    if (store === undefined || forget || key !== storeKey) {
      store?.close()
      store = openStore(project.folders.cache, toolchainDigest(project), { forget })
      storeKey = key
    }
    day = now().toDateString()
    memory ??= openDigestMemory(project.folders.cache)
    return createSnapshotter({ project, now: now(), store, memory })
  }
  /** Begins anew where the memory is damaged, and in another place where it cannot be written. @throws any other error */
  const restarted = (error: unknown, project: Project): Snapshotter => {
    const isDamaged = error instanceof DamagedMemory
    if (error instanceof UnwritableCache && !isSpare) {
      isSpare = true
      memory = undefined
      const { site, cache } = project.folders
      notice?.(unwritableProblem(error, shownPath(site, cache)))
    } else if (!isDamaged) throw error
    last = undefined
    snapshotter = start(project, isDamaged)
    return snapshotter
  }
  const take = async (): Promise<Snapshot> => {
    for (;;) {
      const files = [...waiting]
      waiting.clear()
      if (files.some((file) => isSetting(file, snapshotter.project))) snapshotter = await reopen()
      else if (day !== now().toDateString()) snapshotter = start(snapshotter.project)
      pages.clear()
      try {
        // Without a name somebody saw that something differs: everything is looked at.
        last = await snapshotter.take(files.length > 0 ? files : undefined)
      } catch (error) {
        snapshotter.expire()
        last = await restarted(error, snapshotter.project).take()
      }
      if (waiting.size === 0) return last
    }
  }
  const snapshot = (): Promise<Snapshot> => {
    if (taking !== undefined) return taking
    if (last !== undefined && waiting.size === 0 && snapshotter.isCurrent()) return Promise.resolve(last)
    taking = take().finally(() => {
      taking = undefined
    })
    return taking
  }
  const make = async (from: Snapshot, path: RoutePath): Promise<Page> => {
    const route = from.routeAt(path)
    const article = route && articleOf(route)
    const made = route && (await from.outputs.make(path))
    const content = article === undefined ? undefined : await from.contents.make(article)
    const output = made?.value
    const problems = [...(content?.problems ?? []).filter(isForBuild), ...(made?.problems ?? [])]
    if (output !== undefined) {
      if (output.kind === 'bytes') good.set(path, output)
      return { output, isOld: false, problems }
    }
    // A page that is there no more because its post cannot be read, or that cannot be made, stays as it was.
    const isBroken = [...problems, ...from.problems, ...faults].some(({ severity }) => severity === 'error')
    const before = isBroken ? good.get(path) : undefined
    return { output: before, isOld: before !== undefined, problems }
  }
  const pageOf = async (path: RoutePath, patience: number): Promise<Page> => {
    const from = await snapshot()
    const known = pages.get(path)
    if (known !== undefined) return known
    let page: Page
    try {
      page = await make(from, path)
    } catch (error) {
      if (!isVanished(error)) {
        if (patience === 0) throw error
        restarted(error, from.project)
        return pageOf(path, patience - 1)
      }
      snapshotter.expire()
      page = { output: undefined, isOld: false, problems: [] }
    }
    if (!snapshotter.isCurrent() && patience > 0) return pageOf(path, patience - 1)
    pages.set(path, page)
    return page
  }
  const problemsOf = async (files: readonly string[]): Promise<readonly Problem[]> => {
    const { problems, contents, world, project } = await snapshot()
    const articles = files.flatMap((file) => belowSource(project.folders, file) ?? [])
    const known = articles.filter((path) => world.site.heads.has(path))
    const made = await Promise.all(known.map((path) => contents.make(path)))
    return [...faults, ...problems, ...made.flatMap((content) => content.problems.filter(isForBuild))]
  }
  try {
    openOwnCache(first.folders)
    snapshotter = start(first)
  } catch (error) {
    snapshotter = restarted(error, first)
  }
  return {
    snapshot,
    page: (path) => pageOf(path, PATIENCE),
    problems: (files = []) =>
      problemsOf(files).catch((error: unknown) => {
        restarted(error, snapshotter.project)
        return problemsOf(files)
      }),
    changed(files) {
      for (const file of files) waiting.add(file)
      snapshotter.expire()
    },
    close: () => store?.close(),
  }
}

/** The article that a page is about. */
export function articleOf(route: Route): SourcePath | undefined {
  if (route.kind !== 'view' || route.page.kind === 'plain') return undefined
  return route.page.article
}

function isGood({ problems }: Project): boolean {
  return problems.every(({ severity }) => severity !== 'error')
}

/** Whether a file decides how the site is made and not what is in it: then it is opened anew. */
function isSetting(file: string, project: Project): boolean {
  const { source } = project.folders
  return !(file === source || file.startsWith(source + sep)) || basename(file) === 'package.json'
}

/** A file was there when the folder was listed and is gone. */
function isVanished(error: unknown): boolean {
  if (error instanceof BlogError) return error.problem.code === 'vanished'
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
