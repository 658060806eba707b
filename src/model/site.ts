import type { SourcePath } from '../base/paths.ts'
import type { Head } from './article.ts'

/** A tag or a category with its posts. */
export interface Taxon {
  readonly kind: 'tag' | 'category'
  /** Unique among its kind: the tag's name, or the category's path joined by "/" after escaping, see `taxonId`. */
  readonly id: string
  readonly name: string
  /** Below `root`, with a trailing slash, not percent-encoded: `"tags/数学/"`. */
  readonly path: string
  /** The last part of the path, `"数学"`; for a category with its parents: `"技术/数学"`. */
  readonly slug: string
  readonly parent: string | undefined
  /** Newest first. */
  readonly posts: readonly SourcePath[]
}

/** All heads in order, and what follows from them. Immutable. */
export interface Site {
  /** Newest first; equal dates by source path. */
  readonly posts: readonly Head[]
  /** By source path. */
  readonly pages: readonly Head[]
  /** Posts and pages at their address that no list shows, in the order of posts. */
  readonly hidden: readonly Head[]
  /** What nobody sees yet, by source path: drafts, and what is dated later. It is in no other list. */
  readonly unpublished: readonly Head[]
  /** All that is published. */
  readonly heads: ReadonlyMap<SourcePath, Head>
  readonly tags: ReadonlyMap<string, Taxon>
  readonly categories: ReadonlyMap<string, Taxon>
  /** `source/_data/menu.yml` is `data.menu`; folders nest with "/" in the key as in Hexo. */
  readonly data: Readonly<Record<string, unknown>>
  /** Files copied as they are. */
  readonly assets: readonly SourcePath[]
}
