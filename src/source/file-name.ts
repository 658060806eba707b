import { slugize } from '../base/slug.ts'
import type { Config } from '../model/config.ts'
import { dateVariables, extensionOf, fillPattern, readPattern, variableText, withoutExtension } from './pattern.ts'

/** Between the file names of posts and what they tell, by the pattern `new_post_name`. */

/** What a post's file name says. */
interface FileName {
  readonly slug: string
  /** `"2018-03-31"`, not checked against the calendar; only when year, month and day are in the pattern. */
  readonly date?: string
  /** Variables of the pattern beyond title and date: `":lang/:title.md"` gives `{ lang }`. They win over front matter. */
  readonly values: Readonly<Record<string, string>>
}

/**
 * Reads a path below `_posts/` (or `_drafts/`): `"2018-03-31-你好.md"` by `":year-:month-:day-:title.md"` gives the slug
 * `你好` and the date. Sub-folders stay in the slug; a name that does not fit the pattern is slugized whole, slashes too.
 * @compat as Hexo, which also takes the slug from here alone.
 */
export function readFileName(path: string, pattern: string): FileName {
  const name = withoutExtension(path)
  const found = readPattern(withoutExtension(pattern), name)
  if (!found) return { slug: slugize(name), values: {} }
  const { title, year, month, i_month, day, i_day, hash: _, ...values } = found
  const slug = title ?? slugize(name)
  const [m, d] = [month ?? i_month, day ?? i_day]
  return year && m && d ? { slug, date: `${year}-${m}-${d}`, values } : { slug, values }
}

/** What a new post's file name may be made of. */
interface NewPost {
  readonly slug: string
  readonly date: Date
  readonly front: Readonly<Record<string, unknown>>
}

/**
 * Gives the path below `_posts/` for a new post: `"2018-03-31-你好.md"`.
 * @throws {BlogError} permalink-variable
 */
export function fileNameOf(
  { slug, date, front }: NewPost,
  config: Pick<Config, 'new_post_name' | 'permalink_defaults' | 'timezone'>,
): string {
  const fromDate = dateVariables(slug, date, config.timezone)
  const path = fillPattern(config.new_post_name, (name) =>
    name === 'title'
      ? slug
      : (fromDate(name) ?? variableText(front[name]) ?? variableText(config.permalink_defaults[name])),
  )
  return extensionOf(path) === '' ? `${path}${extensionOf(config.new_post_name) || '.md'}` : path
}
