import { inPinyin } from '../base/pinyin.ts'
import { slugize } from '../base/slug.ts'
import type { Config } from '../model/config.ts'
import { categorySlug } from '../model/taxonomy.ts'
import { dateVariables, extensionOf, fillPattern, variableText, withoutExtension } from './pattern.ts'

/** The addresses of articles as Hexo makes them, so that links and search results of a moved site stay good. */

/** What a post's address may be made of. */
interface PermalinkParts {
  /** As `readFileName` gives it; may hold "/". */
  readonly slug: string
  readonly title: string
  readonly date: Date
  /** Each a path from the root, names as written: `[["技术", "数学"]]`. */
  readonly categories: readonly (readonly string[])[]
  readonly lang?: string | undefined
  /** Front matter with the `values` of the file's name on top. Its `permalink` wins over the pattern. */
  readonly front: Readonly<Record<string, unknown>>
}

type PermalinkConfig = Pick<
  Config,
  | 'permalink'
  | 'permalink_defaults'
  | 'permalink_pinyin'
  | 'post_asset_folder'
  | 'default_category'
  | 'category_map'
  | 'filename_case'
  | 'timezone'
>

/**
 * Gives a post's path as Hexo's `post.path`: below `root`, not percent-encoded, without a leading slash:
 * `"2018/03/31/你好/"`. Its route is `routePath(path)`.
 * @param lacks hears of what the pattern asks for and the post does not have: `:hash` stands in its place, but for a language
 * @throws {BlogError} permalink-variable when the pattern asks for a language that the post lacks; for anything without `lacks`
 * @compat the day is that of `timezone`, not of the machine; `:id` without an `id` in the front matter is `:hash` (random
 * in Hexo); `:category` is the last one as written; a variable without a value is reported, and no `undefined` in the
 * address.
 */
export function permalinkOf(parts: PermalinkParts, config: PermalinkConfig, lacks?: (name: string) => void): string {
  const own = variableText(parts.front.permalink)
  const fromDate = dateVariables(parts.slug, parts.date, config.timezone)
  const filled = (name: string) => {
    const value = variableOf(name, parts, fromDate, config)
    if (value !== undefined || name === 'lang' || lacks === undefined) return value
    lacks(name)
    return fromDate('hash')
  }
  const path = own || fillPattern(config.permalink, filled)
  // With assets beside it a post needs a folder.
  const folder = config.post_asset_folder && !path.endsWith('/') && !path.endsWith('.html')
  return `${path.replace(/^\/+/, '')}${folder ? '/' : ''}`
}

/**
 * Gives a page's path as Hexo's `page.path`: `"about/index.md"` gives `"about/index.html"`. The front matter's
 * `permalink` gets `index.html` or `.html` where it lacks an ending.
 */
export function pagePathOf(source: string, permalink?: string): string {
  if (permalink === undefined || permalink === '') return `${withoutExtension(source)}.html`
  const path = permalink.endsWith('/') ? `${permalink}index` : permalink
  return (extensionOf(path) === '' ? `${path}.html` : path).replace(/^\/+/, '')
}

function variableOf(
  name: string,
  { slug, title, categories, lang, front }: PermalinkParts,
  fromDate: (name: string) => string | undefined,
  config: PermalinkConfig,
): string | undefined {
  switch (name) {
    case 'title':
      return spelled(slug, config)
    case 'name':
      return spelled(slug.slice(slug.lastIndexOf('/') + 1), config)
    case 'post_title':
      return slugize(title, { case: 1 })
    case 'id':
      return variableText(front.id) ?? fromDate('hash')
    case 'category': {
      const last = categories.at(-1)
      return last && last.length > 0 ? categorySlug(last, config) : config.default_category
    }
    default:
      return (
        fromDate(name) ??
        variableText(front[name]) ??
        (name === 'lang' ? lang : undefined) ??
        defaultOf(name, config, fromDate)
      )
  }
}

/** In pinyin where the site asks for it, folder by folder. @compat hexo-permalink-pinyin */
function spelled(slug: string, { permalink_pinyin: { enable, separator } }: PermalinkConfig): string {
  if (!enable) return slug
  return slug
    .split('/')
    .map((part) => inPinyin(part).trim().replaceAll(' ', separator).toLowerCase())
    .join('/')
}

/** A default such as `:hash` is the value of that variable. */
function defaultOf(
  name: string,
  { permalink_defaults }: PermalinkConfig,
  fromDate: (name: string) => string | undefined,
): string | undefined {
  const text = variableText(permalink_defaults[name])
  return (text?.startsWith(':') ? fromDate(text.slice(1)) : undefined) ?? text
}
