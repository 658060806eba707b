import type { Head } from '../model/article.ts'
import type { ArticlePage, Route } from '../model/route.ts'
import { fileOf, type Generator, type Plan, viewsOf } from './generator-context.ts'
import { VIEWS } from './overviews.ts'

/** Posts. @compat as Hexo: `post` falls back to `page`, then `index` */
export const postRoutes: Generator = (plan) =>
  [...plan.site.posts, ...plan.site.hidden]
    .filter(({ kind }) => kind === 'post')
    .map((head) => articleRoute(head, ['post', 'page', 'index'], plan))

/** Pages. One at the address of a generated page is marked so, and is tried with that page's templates first. */
export const pageRoutes: Generator = (plan) =>
  [...plan.site.pages, ...plan.site.hidden]
    .filter(({ kind }) => kind === 'page')
    .map((head) => articleRoute(head, ['page', 'post', 'index'], plan))

function articleRoute(head: Head, fallbacks: readonly string[], { config, special }: Plan): Route {
  const type = head.kind === 'page' ? special.get(head.route) : undefined
  const own = head.layout === head.kind ? undefined : head.layout
  const page: ArticlePage = { kind: 'article', article: head.source, ...(type ? { type } : {}) }
  const views = head.layout === false ? [] : viewsOf(own, ...(type ? VIEWS[type] : []), ...fallbacks)
  return { kind: 'view', path: head.route, views, page, owner: { kind: 'file', name: fileOf(head.source, config) } }
}
