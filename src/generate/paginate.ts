import type { SourcePath } from '../base/paths.ts'
import type { Place, Problem } from '../base/problem.ts'
import type { ListPage, Owner, Route } from '../model/route.ts'
import { folderOf, type Plan, tryPath, viewsOf } from './generator-context.ts'

/** Which list, and how it is cut into pages. */
export interface List {
  readonly page: Pick<ListPage, 'list' | 'year' | 'month' | 'day' | 'taxon'>
  /** All posts, in the order shown. */
  readonly posts: readonly SourcePath[]
  /** Path of the first page with a trailing slash; `""` for the root. */
  readonly base: string
  /** 0 for all on one page. */
  readonly perPage: number
  readonly paginationDir: string
  readonly views: readonly string[]
  readonly owner: Owner
  /** An article that it is for, when the address is impossible. */
  readonly at?: Place | undefined
  /** The key of the config that gives the list another address. */
  readonly map?: string
}

/**
 * Cuts a list into pages, one at least. An author's page at the list's address gives its content and layout to the first;
 * with `layout: false` it is left to stand alone.
 * @compat as hexo-pagination; but an empty list has a page, so that links to it work.
 */
export function* paginate(list: List, { pages }: Plan): Iterable<Route | Problem> {
  const { posts, base, owner } = list
  const perPage = list.perPage > 0 ? list.perPage : Math.max(1, posts.length)
  const total = Math.max(1, Math.ceil(posts.length / perPage))
  const folder = folderOf(list.paginationDir)
  const format = folder === '' ? '%d/' : `${folder}/%d/`
  for (let current = 1; current <= total; current++) {
    const path = tryPath(current === 1 ? base : base + format.replace('%d', String(current)), owner, list.map, list.at)
    if (typeof path !== 'string') {
      yield path
      return
    }
    const article = current === 1 ? pages.get(path) : undefined
    if (article?.layout === false) continue
    const views = article && article.layout !== 'page' ? viewsOf(article.layout, ...list.views) : list.views
    const page: ListPage = {
      kind: 'list',
      ...list.page,
      posts: posts.slice((current - 1) * perPage, current * perPage),
      base,
      format,
      current,
      total,
      ...(article ? { article: article.source } : {}),
    }
    yield { kind: 'view', path, views, page, owner }
  }
}
