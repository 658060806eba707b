import type { RoutePath, SourcePath } from '../base/paths.ts'
import type { Problem } from '../base/problem.ts'

/** What is known of a post or page before its Markdown is rendered. */
export interface Head {
  readonly source: SourcePath
  readonly kind: 'post' | 'page'
  /** Not to be published yet; it is shown only with `render_drafts`. */
  readonly draft: boolean
  /** Published at its address and listed nowhere. */
  readonly hidden: boolean
  readonly title: string
  readonly date: Date
  /** Whether the author gave the date. A page without one has 1970-01-01, so that its bytes never change by themselves. */
  readonly dated: boolean
  /** Equal to `date` when nothing says otherwise. */
  readonly updated: Date
  /** The file's name below `_posts/` without ending and without the parts that `new_post_name` reads; may hold "/". */
  readonly slug: string
  /** As Hexo's `post.path`: below `root`, not percent-encoded, `"2018/03/31/你好/"` or `"about/index.html"`. */
  readonly path: string
  readonly route: RoutePath
  /** Whether a password opens it: its Content is then sealed. */
  readonly encrypted: boolean
  /** `"post"`, `"page"`, a name of the author's, or false: the rendered body is the whole file. */
  readonly layout: string | false
  readonly tags: readonly string[]
  /** Each a path from the root: `["数学", "代数"]`. */
  readonly categories: readonly (readonly string[])[]
  /** Higher comes first on the home page; 0 for most. */
  readonly sticky: number
  readonly comments: boolean
  readonly lang: string | undefined
  /** Old addresses that redirect here (`aliases`, `redirect_from`). */
  readonly aliases: readonly RoutePath[]
  /** Whether a fence of the body asks for a diagram: the site then needs the script that draws it. */
  readonly diagrams: boolean
  /** Paths of pictures and the like that the text and the front matter name, as written; left out when there are none. */
  readonly media?: readonly string[]
  /** Where the body starts in the decoded text: UTF-16 offset, and line from 1. */
  readonly bodyOffset: number
  readonly bodyLine: number
  /** All front matter keys as written, dates still strings; no password. */
  readonly front: Readonly<Record<string, unknown>>
}

export interface Heading {
  /** 1 to 6. */
  readonly level: number
  readonly id: string
  /** The heading's text without markup, formulas as TeX. */
  readonly text: string
  /** The heading's inner HTML without the anchor link. */
  readonly html: string
}

/** What Markdown made of an article's body. */
export interface Content {
  readonly html: string
  /** HTML before `<!-- more -->`, or the front matter's `excerpt`; empty when there is neither. */
  readonly excerpt: string
  /** HTML after `<!-- more -->`; empty when there is no mark. */
  readonly more: string
  /** Plain text for search, counts and descriptions; formulas as TeX, code kept. */
  readonly text: string
  readonly headings: readonly Heading[]
  /** Han and kana characters one by one, other scripts by word; formulas and code blocks do not count. */
  readonly words: number
  /** How many of `words` are Han or kana: they are read at a speed of their own. */
  readonly cjk: number
  /** What the page needs: styles and scripts are loaded only where they are used. */
  readonly has: { readonly math: boolean; readonly code: boolean; readonly mermaid: boolean }
  readonly problems: readonly Problem[]
  /** What extensions set on the article for lists and templates, as JSON; left out where there is nothing. */
  readonly fields?: Readonly<Record<string, unknown>>
  /** What the built-in search finds in the body, see `search/article-terms.ts`; left out where nobody asks. */
  readonly terms?: string
}
