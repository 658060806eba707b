import type { SourcePath } from '../base/paths.ts'
import type { Head } from './article.ts'
import { type OrderKey, readOrder, sortedBy } from './order.ts'
import { relatedIn } from './related.ts'
import type { Site, Taxon } from './site.ts'

/** The lists of a site by name: `"posts"`, `"tags"`, or what a taxon holds, `"tag/数学"`, `"category/技术/数学"`. */
export type ListName = 'posts' | 'pages' | 'tags' | 'categories' | TaxonList
export type TaxonList = `${Taxon['kind']}/${string}`

/** A taxon without its posts, which change more often than its name. */
export type TaxonName = Omit<Taxon, 'posts'>

/**
 * What pages ask of a site, in parts small enough that a changed post concerns only the pages that show it. All are
 * pure look-ups into a site that never changes; orders are worked out once.
 */
export interface Lookups {
  site(): Site
  /** The same, for who reads of each article no more than {@link outlineOf} tells; the rest is asked for one by one. */
  outline(): Site
  posts(): readonly Head[]
  pages(): readonly Head[]
  taxa(kind: Taxon['kind']): ReadonlyMap<string, Taxon>
  head(path: SourcePath): Head | undefined
  /** How many a list has. */
  count(list: ListName): number
  /** Where the articles of a list stand in an order such as `"-date title"`; in the site's own where it is empty. */
  order(list: 'posts' | 'pages' | TaxonList, by: string): readonly SourcePath[]
  /** The post after this one in time. */
  newer(path: SourcePath): SourcePath | undefined
  older(path: SourcePath): SourcePath | undefined
  taxon(kind: Taxon['kind'], id: string): TaxonName | undefined
  /** So many posts that share tags with an article, the nearest first. */
  related(path: SourcePath, most: number): readonly SourcePath[]
  /** Dates of all posts, newest first. */
  dates(): readonly Date[]
}

export function lookupsOf(site: Site): Lookups {
  const orders = new Map<string, readonly SourcePath[]>()
  const taxa = (kind: Taxon['kind']) => (kind === 'tag' ? site.tags : site.categories)
  const membersOf = (list: string): readonly SourcePath[] => {
    const at = list.indexOf('/')
    return taxa(list.slice(0, at) as Taxon['kind']).get(list.slice(at + 1))?.posts ?? []
  }
  const inOrder = (list: string, by: string): readonly SourcePath[] => {
    const paths = list === 'posts' || list === 'pages' ? site[list].map(({ source }) => source) : membersOf(list)
    const keys = readOrder(by)
    if (keys.length === 0) return paths
    const heads = paths.flatMap((path) => site.heads.get(path) ?? [])
    return sortedBy(heads, keys, headValue).map(({ source }) => source)
  }
  const once = <T>(make: () => T): (() => T) => {
    let made: { readonly value: T } | undefined
    return () => {
      made ??= { value: make() }
      return made.value
    }
  }
  const relatedTo = once(() => relatedIn(site))
  const positions = once(() => new Map(site.posts.map(({ source }, position) => [source, position])))
  const beside = (path: SourcePath, step: -1 | 1): SourcePath | undefined => {
    const position = positions().get(path)
    return position === undefined ? undefined : site.posts[position + step]?.source
  }
  return {
    site: () => site,
    outline: () => site,
    posts: () => site.posts,
    pages: () => site.pages,
    taxa,
    head: (path) => site.heads.get(path),
    count(list) {
      switch (list) {
        case 'posts':
        case 'pages':
          return site[list].length
        case 'tags':
        case 'categories':
          return site[list].size
        default:
          return membersOf(list).length
      }
    },
    order(list, by) {
      const key = `${list}\n${by}`
      const known = orders.get(key) ?? inOrder(list, by)
      orders.set(key, known)
      return known
    },
    newer: (path) => beside(path, -1),
    older: (path) => beside(path, 1),
    taxon: (kind, id) => taxa(kind).get(id),
    related: (path, most) => relatedTo()(path, most),
    dates: once(() => site.posts.map(({ date }) => date)),
  }
}

/** What is known of an article that a change to its text leaves as it is, and the time of its file too. */
export function outlineOf({ updated: _, bodyOffset: __, bodyLine: ___, media: ____, ...outline }: Head): object {
  return outline
}

/** What articles have of their own beside their front matter, and can be ordered by. */
const VALUES = {
  date: ({ date }) => date.getTime(),
  updated: ({ updated }) => updated.getTime(),
  title: ({ title }) => title,
  slug: ({ slug }) => slug,
  source: ({ source }) => source,
  layout: ({ layout }) => layout,
  sticky: ({ sticky }) => sticky,
  comments: ({ comments }) => comments,
} satisfies Record<string, (head: Head) => unknown>

/** Keys by which heads can be put in order without anything else. */
export const HEAD_KEYS: ReadonlySet<string> = new Set(Object.keys(VALUES))

function headValue(head: Head, key: OrderKey[0]): unknown {
  return HEAD_KEYS.has(key) ? VALUES[key as keyof typeof VALUES](head) : head.front[key]
}
