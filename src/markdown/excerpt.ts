/**
 * Cuts rendered HTML at `<!-- more -->`. The mark may stand in a list or a quote: what is open there is closed for the
 * excerpt and opened again for the rest, so that both parts are whole.
 */

/** What the mark becomes: Hexo's anchor, to which "read more" links jump. */
export const MORE = '<span id="more"></span>'
export const MORE_COMMENT = /<!--\s*more\s*-->/i

export interface Cut {
  readonly excerpt: string
  readonly more: string
}

/** Both parts, or two empty strings when there is no mark. */
export function cutAtMore(html: string): Cut {
  const at = html.indexOf(MORE)
  if (at < 0) return { excerpt: '', more: '' }
  const before = html.slice(0, at)
  const open = openTagsOf(before)
  return {
    excerpt: (
      before +
      open
        .toReversed()
        .map((tag) => `</${nameOf(tag)}>`)
        .join('')
    ).trim(),
    more: open.join('') + html.slice(at + MORE.length),
  }
}

const nameOf = (tag: string): string => /^<([a-zA-Z][\w-]*)/.exec(tag)?.[1] ?? ''

/** The tags that are still open at the end, outermost first. */
function openTagsOf(html: string): string[] {
  const open: string[] = []
  for (const [tag, slash, name = ''] of html.matchAll(TAG)) {
    if (VOID.has(name.toLowerCase()) || tag.endsWith('/>')) continue
    if (!slash) {
      open.push(tag)
      continue
    }
    const at = open.findLastIndex((other) => nameOf(other).toLowerCase() === name.toLowerCase())
    if (at >= 0) open.length = at
  }
  return open
}

const TAG = /<(\/?)([a-zA-Z][\w-]*)(?:"[^"]*"|'[^']*'|[^'"<>])*>/g
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))
