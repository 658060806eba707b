import type { SourcePath } from '../base/paths.ts'
import type { Place, Problem } from '../base/problem.ts'
import type { Head } from '../model/article.ts'
import type { Route } from '../model/route.ts'
import type { Taxon } from '../model/site.ts'
import { fileOf, folderOf, type Generator, type Plan, tryPath } from './generator-context.ts'
import { orderBy } from './order.ts'
import { paginate } from './paginate.ts'

/** A list for each tag. @compat as hexo-generator-tag */
export const tagRoutes: Generator = (plan) => taxonRoutes('tag', plan)

/** A list for each category, with the posts of the categories below it. @compat as hexo-generator-category */
export const categoryRoutes: Generator = (plan) => taxonRoutes('category', plan)

function* taxonRoutes(kind: Taxon['kind'], plan: Plan): Iterable<Route | Problem> {
  const { site, config } = plan
  const [taxa, options, key] =
    kind === 'tag'
      ? ([site.tags, config.tag_generator, 'tag_dir'] as const)
      : ([site.categories, config.category_generator, 'category_dir'] as const)
  if (!options.enabled || taxa.size === 0) return
  // A bad folder would be reported once for each of ten thousand tags.
  const folder = tryPath(`${folderOf(config[key])}/`, { kind: 'key', name: key })
  if (typeof folder !== 'string') {
    yield folder
    return
  }
  // What lies below an address that cannot be cannot be either: that is one fault and not five hundred.
  const impossible = new Set<string>()
  for (const taxon of taxa.values()) {
    const isBelow = taxon.parent !== undefined && impossible.has(taxon.parent)
    if (isBelow || typeof tryPath(taxon.path) !== 'string') impossible.add(taxon.id)
    if (isBelow) continue
    yield* paginate(
      {
        page: { list: kind, taxon: taxon.id },
        posts: inOrder(taxon.posts, options.order_by, site.heads),
        base: taxon.path,
        perPage: options.per_page ?? config.per_page,
        paginationDir: config.pagination_dir,
        views: [kind, 'archive', 'index'],
        at: placeOf(taxon.posts[0], config),
        owner: { kind, name: taxon.id },
        map: `${kind}_map`,
      },
      plan,
    )
  }
}

/** The newest post that has it: where its name can be changed. */
function placeOf(post: SourcePath | undefined, config: Plan['config']): Place | undefined {
  return post && { file: fileOf(post, config) }
}

function inOrder(posts: readonly SourcePath[], order: string, heads: ReadonlyMap<SourcePath, Head>) {
  if (order === '-date') return posts
  const found = posts.flatMap((source) => heads.get(source) ?? [])
  return orderBy(found, order).map(({ source }) => source)
}
