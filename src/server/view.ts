import { digestOf } from '../base/digest.ts'
import type { RoutePath, SourcePath } from '../base/paths.ts'
import type { Problem } from '../base/problem.ts'
import type { Output } from '../model/route.ts'
import { diskFile, fileName } from '../source/read.ts'
import { addressOf, findRoute } from './address.ts'
import { withLink } from './editor.ts'
import { articleOf } from './live-pages.ts'
import type { LiveSite } from './live-site.ts'
import type { LinkedProblem, PageState } from './page-state.ts'
import { nearPages } from './suggestions.ts'

/** The site by addresses: what a browser sees at each, and what it should know about it. */
export interface View {
  at(address: string): Promise<Seen>
  /** @param saved files that were saved, absolute */
  state(address: string, saved: ReadonlySet<string>): Promise<PageState<LinkedProblem>>
  /** The article whose page is there. */
  articleAt(address: string): Promise<SourcePath | undefined>
}

type Seen =
  | { readonly kind: 'bad' }
  | { readonly kind: 'redirect'; readonly to: string }
  | {
      readonly kind: 'page'
      readonly status: number
      readonly path: string
      /** Undefined where nothing can be shown yet. */
      readonly output: Output | undefined
      /** Of the output. */
      readonly digest: string
      /** Of this page alone. */
      readonly problems: readonly Problem[]
    }

export function createView(site: LiveSite): View {
  const at = async (address: string): Promise<Seen> => {
    const { project, routeAt } = await site.snapshot()
    const { root } = project.config
    const found = findRoute(address, root, (path) => routeAt(path) !== undefined)
    if (found.kind === 'bad' || found.kind === 'redirect') return found
    // A page that there was may be shown still: its post cannot be read just now.
    const path = (found.kind === 'route' ? found.path : folderPage(found.path)) as RoutePath
    const page = await site.page(path)
    const has = found.kind === 'route' || page.isOld
    const shown = has ? page : await site.page('404.html' as RoutePath)
    const { output, problems } = shown
    const digest = output?.kind === 'bytes' ? digestOf(output.body) : ''
    return { kind: 'page', status: has ? 200 : 404, path: has ? path : '404.html', output, digest, problems }
  }
  const articleAt = async (address: string): Promise<SourcePath | undefined> => {
    const seen = await at(address)
    if (seen.kind !== 'page' || seen.status !== 200) return undefined
    const route = (await site.snapshot()).routeAt(seen.path)
    return route && articleOf(route)
  }
  return {
    at,
    articleAt,
    async state(address, saved) {
      const seen = await at(address)
      const { project, world, routes, routeAt } = await site.snapshot()
      const { folders, config } = project
      const all = await site.problems()
      const none = { page: '', article: false, edited: false, files: [], problems: [], near: [] }
      if (seen.kind !== 'page') return none
      const isSaved = (path: SourcePath) => {
        const source = world.sources.get(path)
        return source !== undefined && saved.has(diskFile(folders, source))
      }
      const route = seen.status === 200 ? routeAt(seen.path) : undefined
      const article = route && articleOf(route)
      const file = article && fileName(folders, article)
      const own = all.filter((problem) => problem.severity === 'error' || problem.at?.file === file)
      const problems = distinct([...own, ...seen.problems])
      return {
        page: seen.digest,
        article: article !== undefined,
        edited: article !== undefined && isSaved(article),
        files: routes.flatMap((one) =>
          one.kind === 'copy' && saved.has(one.from) ? [addressOf(one.path, config.root)] : [],
        ),
        problems: problems.map((problem) => withLink(problem, config.server.editor, folders.site)),
        near: seen.status === 404 ? nearPages(belowRoot(address, config.root), routes, world.site, config.root) : [],
      }
    },
  }
}

/** Each once. */
export function distinct(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()]
}

function folderPage(path: string): string {
  return path === '' || path.endsWith('/') ? `${path}index.html` : path
}

function belowRoot(address: string, root: string): string {
  try {
    return decodeURIComponent(address.split('?')[0] ?? '').slice(decodeURIComponent(root).length)
  } catch {
    return ''
  }
}
