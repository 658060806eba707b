import type { Generator } from './generator-context.ts'
import { folderOf } from './generator-context.ts'
import { orderBy, stickyFirst } from './order.ts'
import { paginate } from './paginate.ts'

/** The home page and its further pages, sticky posts first. @compat as hexo-generator-index */
export const homeRoutes: Generator = (plan) => {
  const { site, config } = plan
  const options = config.index_generator
  if (!options.enabled) return []
  const folder = folderOf(options.path)
  return paginate(
    {
      page: { list: 'home' },
      posts: stickyFirst(orderBy(site.posts, options.order_by)).map(({ source }) => source),
      base: folder === '' ? '' : `${folder}/`,
      perPage: options.per_page ?? config.per_page,
      paginationDir: options.pagination_dir ?? config.pagination_dir,
      views: options.layout.length > 0 ? options.layout : ['index', 'archive'],
      owner: { kind: 'home' },
    },
    plan,
  )
}
