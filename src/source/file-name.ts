import { slugize } from '../base/slug.ts'
import { readPattern, withoutExtension } from './pattern.ts'

/** The file name of a post → its slug and date, by the pattern `new_post_name`. */

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
