import type { Facts } from '../model/facts.ts'

/** What a document may ask of the site around it. Everything is optional: without a site, links stay as written. */

export interface ArticleContext {
  /** The file as messages name it, relative to the site's folder: `"source/_posts/你好.md"`. */
  readonly path?: string
  /** The number of the text's first line in that file, from 1. */
  readonly line?: number
  /** Where the article lies below `source/`, posix: `"_posts/你好.md"`. Relative links start there. */
  readonly source?: string
  /** What tags of extensions may read of the site. */
  readonly facts?: Facts
  /** The article's page below `public/`, for paths that are right as seen from there: `"2018/03/31/你好/index.html"`. */
  readonly page?: string
  /** The excerpt that the front matter gives: Markdown. It wins over `<!-- more -->`. */
  readonly excerpt?: string
  /** The article at a path below `source/`: `"_posts/other.md"`. */
  readonly article?: (path: string) => LinkTarget | undefined
  /** The file at a path below `source/` that is copied as it is: `"images/网络.png"`, `"_posts/你好/图.png"`. */
  readonly asset?: (path: string) => AssetTarget | undefined
  /** The only file of that name, wherever it lies. */
  readonly assetNamed?: (name: string) => AssetTarget | undefined
  /** The post that `{% post_link %}` and `[[wiki links]]` mean: by slug, file name or title. */
  readonly named?: (name: string) => LinkTarget | undefined
  /** The text of a file below the folder of `code_dir`, for `{% include_code %}`. */
  readonly include?: (path: string) => string | undefined
}

export interface LinkTarget {
  /** From the root of the host, percent-encoded: `"/blog/2018/03/31/%E4%BD%A0%E5%A5%BD/"`. */
  readonly url: string
  readonly title: string
}

export interface AssetTarget {
  /** From the root of the host, percent-encoded. */
  readonly url: string
  /** The file's bytes, read only to learn the size of a picture. */
  readonly bytes?: () => Uint8Array
}

/** A tag that is added to the built-in ones. */
export interface MarkdownTag {
  /** Whether `{% endname %}` closes it: what lies between is the body. */
  readonly ends?: boolean
  /** Gives HTML. @throws anything: it becomes a problem at the tag's place, and the tag stays as text */
  readonly render: (args: readonly string[], body: string, context: ArticleContext) => string
}
