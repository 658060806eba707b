import type { Body } from '../base/byte-pieces.ts'
import type { Later } from '../base/later.ts'
import type { RoutePath, SourcePath } from '../base/paths.ts'
import type { Problem } from '../base/problem.ts'
import type { Owner } from '../messages/texts/en/owners.ts'
import type { Facts } from './facts.ts'
import type { PageVariant } from './page-variants.ts'

/** What a site is made of as files: each a promise with an address, and at the end its bytes. */

export type { Owner }

/** What a list page shows; `page` in a template is made from it. */
export interface ListPage {
  readonly kind: 'list'
  readonly list: 'home' | 'archive' | 'category' | 'tag'
  readonly title?: string
  /** The posts of this page of the list, in the order shown. */
  readonly posts: readonly SourcePath[]
  /** The first page's path with a trailing slash, `"tags/数学/"`, `""` for the home page. */
  readonly base: string
  /** `"page/%d/"`, appended to `base` from the second page on. */
  readonly format: string
  /** From 1. */
  readonly current: number
  readonly total: number
  /** Archives: the year, the month and the day that they are limited to. */
  readonly year?: number
  readonly month?: number
  readonly day?: number
  /** The id of the {@link Taxon} for tags and categories. */
  readonly taxon?: string
  /** An author's page at this address: its front matter and content are the page's. */
  readonly article?: SourcePath
}

export interface ArticlePage {
  readonly kind: 'article'
  readonly article: SourcePath
  /** `"tags"`, `"categories"`, `"search"` … when the article stands at the address of a generated page. */
  readonly type?: string
}

/** A generated page without an article: tag cloud, category tree, search, 404. */
export interface PlainPage {
  readonly kind: 'plain'
  readonly type: 'tags' | 'categories' | 'search' | '404'
  /** A key of the theme's languages, translated when shown: `"tags"`. */
  readonly title: string
}

/** A page without an article that an extension makes. */
export interface MadePage {
  readonly kind: 'made'
  /** What templates find as `page`: plain data, `title` and `content` (HTML) among it. */
  readonly fields: Readonly<Record<string, unknown>>
}

export type PageModel = ListPage | ArticlePage | PlainPage | MadePage

/** The article that a page is about, or that gives a list its text. */
export function articleOfPage(page: PageModel): SourcePath | undefined {
  return page.kind === 'article' || page.kind === 'list' ? page.article : undefined
}

/** A promise of one output file. */
export type Route =
  | {
      readonly kind: 'view'
      readonly path: RoutePath
      /** Tried in order: `["tag", "archive", "index"]`. Layout `false` gives `[]`: the content alone. */
      readonly views: readonly string[]
      readonly page: PageModel
      /** Who asked for it. */
      readonly owner: Owner
      /** Of a page in both scripts of Chinese: all versions, the written one first. */
      readonly variants?: readonly PageVariant[]
      /** Of a version that is converted: its language. */
      readonly lang?: string
    }
  | {
      readonly kind: 'text'
      readonly path: RoutePath
      readonly owner: Owner
      /** Reads what it needs from the facts alone; its path, and what its owner's name and `key` say, may be built in. */
      readonly make: (facts: Facts) => Later<Body>
      /** Whose code makes it, where that is known more closely. */
      readonly by?: Problem['by']
      /** What else decides the text. */
      readonly key?: string
      /** Another thread, whose extensions make a route of this path for themselves, makes the same of it where this is the same. */
      readonly sameAs?: string | undefined
    }
  | {
      readonly kind: 'copy'
      readonly path: RoutePath
      readonly owner: Owner
      /** Absolute path of the file to copy. */
      readonly from: string
    }

/** A route as other people's code writes it: its path is checked when it is taken over, its owner may be left out, or be words. */
export type NewRoute = NewOf<Route>
type NewOf<R> = R extends Route
  ? Omit<R, 'path' | 'owner'> & { readonly path: string; readonly owner?: Owner | string }
  : never

/** The bytes of a route, or where they are. */
export type Output =
  | { readonly kind: 'bytes'; readonly path: RoutePath; readonly body: Body }
  | { readonly kind: 'copy'; readonly path: RoutePath; readonly from: string }

/** `"source/_posts/a.md"`; undefined for what is made of no file. */
export function fileOfOwner(owner: Owner | undefined): string | undefined {
  return owner?.kind === 'file' || owner?.kind === 'alias' ? owner.name : undefined
}
