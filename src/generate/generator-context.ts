import { type RoutePath, routePath, type SourcePath } from '../base/paths.ts'
import { BlogError, type Place, type Problem, withParams } from '../base/problem.ts'
import type { Head } from '../model/article.ts'
import type { Config } from '../model/config.ts'
import type { Owner, PlainPage, Route } from '../model/route.ts'
import type { Site } from '../model/site.ts'
import type { Theme } from '../model/theme.ts'

/** What generators work from, and the few things that several of them ask. */
export interface Plan {
  readonly site: Site
  readonly config: Config
  readonly theme: Theme
  /** Where a source lies on disk, absolute. */
  readonly fileAt: (source: SourcePath) => string
  /** Pages by address: where one stands at the address of a generated page, it takes its place. */
  readonly pages: ReadonlyMap<RoutePath, Head>
  /** The addresses of overviews, search and 404. */
  readonly special: ReadonlyMap<RoutePath, PlainPage['type']>
}

/** One kind of page. Gives its routes, and problems where there can be no route. */
export type Generator = (plan: Plan) => Iterable<Route | Problem>

export function planOf(site: Site, config: Config, theme: Theme, fileAt: Plan['fileAt']): Plan {
  const special = new Map<RoutePath, PlainPage['type']>([[routePath('404.html'), '404']])
  const addresses = [
    ['search', 'search'],
    ['categories', folderOf(config.category_dir)],
    ['tags', folderOf(config.tag_dir)],
  ] as const
  for (const [type, folder] of addresses) {
    const path = tryPath(folder === '' ? '' : `${folder}/`)
    if (folder !== '' && typeof path === 'string') special.set(path, type)
  }
  const pages = new Map([...site.pages, ...site.hidden].map((head) => [head.route, head]))
  return { site, config, theme, fileAt, pages, special }
}

/** A configured folder without slashes at its ends: `"tags"`; `""` for the root. */
export function folderOf(directory: string): string {
  return directory.replace(/^[/\\]+|[/\\]+$/g, '')
}

/** The article's file as messages name it: `"source/_posts/你好.md"`. */
export function fileOf(source: string, config: Pick<Config, 'source_dir'>): string {
  return `${folderOf(config.source_dir)}/${source}`
}

/**
 * The route's path, or the problem that there can be none.
 * @param at where the name is written that the path comes of
 * @param map the key of the config that gives names other addresses, where the path comes of a name
 */
export function tryPath(path: string, owner?: Owner, map?: string, at?: Place): RoutePath | Problem {
  try {
    return routePath(path)
  } catch (error) {
    if (!(error instanceof BlogError)) throw error
    const found = withParams(error.problem, {
      ...(owner !== undefined && { owner }),
      ...(map !== undefined && { map }),
    })
    return at === undefined ? found : { ...found, at }
  }
}

/** Templates to try, each once, in this order. */
export function viewsOf(...names: readonly (string | false | undefined)[]): string[] {
  return [...new Set(names.filter((name): name is string => typeof name === 'string' && name !== ''))]
}
