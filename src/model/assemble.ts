import type { SourcePath } from '../base/paths.ts'
import { type Problem, problem } from '../base/problem.ts'
import { byCodeUnit } from '../base/text.ts'
import type { Head } from './article.ts'
import type { Config } from './config.ts'
import type { Site, Taxon } from './site.ts'
import { type Addresses, assignSlugs, categorySlug, tagSlug, taxonId } from './taxonomy.ts'

/** What was found, in any order. */
interface SiteParts {
  readonly heads: readonly Head[]
  readonly data: Readonly<Record<string, unknown>>
  readonly assets: readonly SourcePath[]
}

type SiteConfig = Pick<
  Config,
  'render_drafts' | 'future' | 'tag_dir' | 'category_dir' | 'tag_map' | 'category_map' | 'filename_case'
>

/**
 * Puts heads in order and derives what follows from all of them together: which articles are shown, tags and
 * categories with their posts and addresses. Hidden articles are in no list; drafts are left out unless `render_drafts`, and what is dated after `now`
 * when `future` is off: `dueMs` tells when, with nothing changed, the next of these is shown. The order of the input does
 * not matter.
 */
export function assembleSite(
  { heads, data, assets }: SiteParts,
  config: SiteConfig,
  now?: Date,
): { site: Site; problems: Problem[]; dueMs: number | undefined } {
  const limit = config.future || now === undefined ? Number.POSITIVE_INFINITY : now.getTime()
  const wanted = heads.filter((head) => config.render_drafts || !head.draft)
  const shown = wanted.filter((head) => head.date.getTime() <= limit)
  const dueMs = wanted.reduce<number | undefined>((first, { date }) => {
    const ms = date.getTime()
    return ms > limit && (first === undefined || ms < first) ? ms : first
  }, undefined)
  const listed = shown.filter((head) => !head.hidden)
  const posts = listed.filter((head) => head.kind === 'post').sort(newestFirst)
  const pages = listed.filter((head) => head.kind === 'page').sort(bySource)
  const published = new Set(shown)
  const unpublished = heads.filter((head) => !published.has(head)).sort(bySource)
  const hidden = shown.filter((head) => head.hidden).sort(newestFirst)
  const problems: Problem[] = []
  const site: Site = {
    posts,
    pages,
    hidden,
    unpublished,
    heads: new Map([...posts, ...pages, ...hidden].map((head) => [head.source, head])),
    tags: tagsOf(posts, config, problems),
    categories: categoriesOf(posts, config, problems),
    data,
    assets: [...assets].sort(byCodeUnit),
  }
  return { site, problems, dueMs }
}

function newestFirst(a: Head, b: Head): number {
  return b.date.getTime() - a.date.getTime() || byCodeUnit(a.source, b.source)
}

const bySource = (a: Head, b: Head): number => byCodeUnit(a.source, b.source)

function tagsOf(posts: readonly Head[], config: SiteConfig, problems: Problem[]): Map<string, Taxon> {
  const postsByTag = new Map<string, SourcePath[]>()
  for (const { source, tags } of posts) for (const tag of new Set(tags)) listIn(postsByTag, tag).push(source)
  const names = [...postsByTag.keys()].sort(byCodeUnit)
  const addresses = assignSlugs(names, (name) => tagSlug(name, config), {
    map: config.tag_map,
    case: config.filename_case,
  })
  problems.push(...sharedAddress(addresses, 'tag', folderOf(config.tag_dir)))
  return new Map(
    names.map((name) => {
      const slug = addresses.slugs.get(name) ?? name
      const path = `${folderOf(config.tag_dir)}${slug}/`
      return [name, { kind: 'tag', id: name, name, slug, path, parent: undefined, posts: postsByTag.get(name) ?? [] }]
    }),
  )
}

/** A post in 技术/数学 is in 技术 too. */
function categoriesOf(posts: readonly Head[], config: SiteConfig, problems: Problem[]): Map<string, Taxon> {
  const postsById = new Map<string, SourcePath[]>()
  const pathById = new Map<string, readonly string[]>()
  for (const { source, categories } of posts) {
    const ids = new Set<string>()
    for (const whole of categories) {
      for (let depth = 1; depth <= whole.length; depth++) {
        const path = whole.slice(0, depth)
        const id = taxonId(path)
        if (!pathById.has(id)) pathById.set(id, path)
        ids.add(id)
      }
    }
    for (const id of ids) listIn(postsById, id).push(source)
  }

  const taxa = new Map<string, Taxon>()
  // Parents come first, since their slug is the first part of their children's.
  const paths = [...pathById.values()].sort((a, b) => a.length - b.length || byCodeUnit(taxonId(a), taxonId(b)))
  for (const siblings of groupBy(paths, (path) => taxonId(path.slice(0, -1))).values()) {
    const names = siblings.map(nameOf)
    const parentId = taxonId(siblings[0]?.slice(0, -1) ?? [])
    const parent = taxa.get(parentId)
    const addresses = assignSlugs(names, (name) => categorySlug([name], config), {
      map: config.category_map,
      case: config.filename_case,
    })
    problems.push(...sharedAddress(addresses, 'category', parent?.path ?? folderOf(config.category_dir)))
    for (const path of siblings) {
      const id = taxonId(path)
      const name = nameOf(path)
      const own = addresses.slugs.get(name) ?? name
      const slug = parent ? `${parent.slug}/${own}` : own
      taxa.set(id, {
        kind: 'category',
        id,
        name,
        slug,
        path: `${folderOf(config.category_dir)}${slug}/`,
        parent: parent?.id,
        posts: postsById.get(id) ?? [],
      })
    }
  }
  return new Map([...taxa].sort(([a], [b]) => byCodeUnit(a, b)))
}

function sharedAddress(addresses: Addresses, kind: 'tag' | 'category', folder: string): Problem[] {
  return addresses.shared.map(({ slug, keeper, moved }) => {
    const names = [...(keeper === undefined ? [] : [keeper]), ...moved]
    const slugs = moved.map((name) => addresses.slugs.get(name) ?? '')
    return problem(
      kind === 'tag' ? 'tag-address' : 'category-address',
      { names, moved, slugs, folder, slug },
      { severity: 'warning' },
    )
  })
}

/** `"tags/"`, or `""` for a directory of `/`. */
function folderOf(directory: string): string {
  const clean = directory.replace(/^\/+|\/+$/g, '')
  return clean === '' ? '' : `${clean}/`
}

const nameOf = (path: readonly string[]): string => path.at(-1) ?? ''

function listIn<T>(lists: Map<string, T[]>, key: string): T[] {
  const found = lists.get(key)
  if (found) return found
  const made: T[] = []
  lists.set(key, made)
  return made
}

function groupBy<T>(values: Iterable<T>, keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const value of values) listIn(groups, keyOf(value)).push(value)
  return groups
}
