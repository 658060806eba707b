import { createLru } from '../base/lru.ts'
import type { RoutePath, SourcePath } from '../base/paths.ts'
import { BlogError, type Problem } from '../base/problem.ts'
import { articleOfPage, type Output, type Route } from '../model/route.ts'
import { isForBuild } from '../road/advice.ts'
import type { LiveProject } from './live-project.ts'
import type { LiveSnapshot } from './live-snapshot.ts'
import type { Snapshot } from './snapshot.ts'

/** A page of the newest snapshot, or the last good one in its place. */
export interface Page {
  /** Undefined where there is none. */
  readonly output: Output | undefined
  /** The last that could be made, where the newest cannot. */
  readonly isOld: boolean
  /** Of the page and of the article that it shows. */
  readonly problems: readonly Problem[]
}

/** Pages at hand, and pages to fall back on. */
const AT_HAND = 64
/** So often is a page begun again because files change meanwhile; then it is shown as it is. */
const PATIENCE = 5

export function createLivePages(project: LiveProject, snapshots: LiveSnapshot): (path: RoutePath) => Promise<Page> {
  /** Of the snapshot that was asked last. */
  const pages = createLru<RoutePath, Page>(AT_HAND)
  let pagesOf: Snapshot | undefined
  const good = createLru<RoutePath, Output>(AT_HAND)

  const make = async (from: Snapshot, path: RoutePath): Promise<Page> => {
    const { output, problems } = await pageOf(from, path)
    if (output !== undefined) {
      if (output.kind === 'bytes') good.set(path, output)
      return { output, isOld: false, problems }
    }
    // A page that is there no more because its post cannot be read, or that cannot be made, stays as it was.
    const isBroken = [...problems, ...from.problems, ...project.faults].some(({ severity }) => severity === 'error')
    const before = isBroken ? good.get(path) : undefined
    return { output: before, isOld: before !== undefined, problems }
  }
  const pageAt = async (path: RoutePath, patience: number): Promise<Page> => {
    const from = await snapshots.newest()
    if (pagesOf !== from) {
      pages.clear()
      pagesOf = from
    }
    const known = pages.get(path)
    if (known !== undefined) return known
    let page: Page
    try {
      page = await make(from, path)
    } catch (error) {
      if (!isVanished(error)) {
        if (patience === 0) throw error
        snapshots.restart(error)
        return pageAt(path, patience - 1)
      }
      snapshots.expire()
      page = { output: undefined, isOld: false, problems: [] }
    }
    if (!snapshots.isCurrent() && patience > 0) return pageAt(path, patience - 1)
    if (pagesOf === from) pages.set(path, page)
    return page
  }
  return (path) => pageAt(path, PATIENCE)
}

/** The article that a page is about. */
export function articleOf(route: Route): SourcePath | undefined {
  return route.kind === 'view' ? articleOfPage(route.page) : undefined
}

async function pageOf(from: Snapshot, path: RoutePath): Promise<Omit<Page, 'isOld'>> {
  const route = from.routeAt(path)
  const article = route && articleOf(route)
  const made = route && (await from.outputs.make(path))
  const content = article === undefined ? undefined : await from.contents.make(article)
  const problems = [...(content?.problems ?? []).filter(isForBuild), ...(made?.problems ?? [])]
  return { output: made?.value, problems }
}

/** A file was there when the folder was listed and is gone. */
function isVanished(error: unknown): boolean {
  if (error instanceof BlogError) return error.problem.code === 'vanished'
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
