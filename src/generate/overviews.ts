import type { PlainPage } from '../model/route.ts'
import type { Generator } from './generator-context.ts'

/**
 * Pages that no article stands behind: overviews of tags and categories, search, 404. Made where the theme has a
 * template for them, unless the author wrote a page at the address.
 */
export const plainRoutes: Generator = function* ({ config, theme, pages, special }) {
  for (const [path, type] of special) {
    const views = VIEWS[type]
    const wanted = {
      tags: config.tag_generator.enabled && config.tag_generator.enable_index_page,
      categories: config.category_generator.enabled && config.category_generator.enable_index_page,
      search: config.search.enable,
      '404': true,
    }[type]
    if (!wanted || pages.has(path) || !views.some((view) => theme.views.has(view))) continue
    const page: PlainPage = { kind: 'plain', type, title: type }
    yield { kind: 'view', path, views, page, owner: { kind: type } }
  }
}

/** Templates of each kind, tried before those of an ordinary page when an author's page stands there. */
export const VIEWS: Readonly<Record<PlainPage['type'], readonly string[]>> = {
  tags: ['tags', 'tag-index'],
  categories: ['categories', 'category-index'],
  search: ['search'],
  '404': ['404'],
}
