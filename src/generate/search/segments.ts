import { digestOf } from '../../base/digest.ts'
import type { SourcePath } from '../../base/paths.ts'
import type { Head } from '../../model/article.ts'
import type { Config } from '../../model/config.ts'
import { SEGMENT_SIZE, type SearchSegment } from '../../model/search.ts'
import type { Site } from '../../model/site.ts'

/** The articles of one {@link SearchSegment}: those that a search may find. An article's number is its place here. */
export interface SegmentKey {
  readonly number: number
  readonly articles: readonly SourcePath[]
}

/**
 * Shares articles out to segments: pages, then posts from the oldest on. A new post comes last and changes no other's
 * number. A pure function of the site, so that a build that remembers gives what a clean one gives.
 */
export function segmentsOf(site: Site, config: Config): readonly SegmentKey[] {
  if (!isIndexed(config.search)) return []
  const articles = searched(site, config).map((head) => head.source)
  const count = Math.ceil(articles.length / SEGMENT_SIZE)
  return Array.from({ length: count }, (_, number) => ({
    number,
    articles: articles.slice(number * SEGMENT_SIZE, (number + 1) * SEGMENT_SIZE),
  }))
}

/** Whether a site has an index of its own making. */
export function isIndexed({ enable, engine }: Pick<Config['search'], 'enable' | 'engine'>): boolean {
  return enable && engine === 'builtin'
}

/** Articles that a search may find. `indexing: false` in an article's front matter keeps it out. */
export function searched(site: Site, config: Config): readonly Head[] {
  const { field } = config.search
  const pages = field === 'post' ? [] : site.pages.filter(isText)
  const posts = field === 'page' ? [] : site.posts.toReversed()
  return [...pages, ...posts].filter(({ front }) => front.indexing !== false)
}

/** Overviews, the search page itself and the page for what does not exist are no results. */
function isText({ front, route }: Head): boolean {
  return route !== '404.html' && !['tags', 'categories', 'search'].includes(String(front.type ?? front.layout))
}

/** Of the file with an article's text: it stays when other articles come and go. */
export function textName({ source }: Head): string {
  return digestOf(source).slice(0, 12)
}
