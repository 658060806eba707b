/**
 * The front matter of other generators under Hexo's names: what Hugo and Jekyll call differently is found where themes
 * and we look for it. A key that stands there under Hexo's own name wins.
 */

type Front = Readonly<Record<string, unknown>>

/** Hexo's name, and what others call it, the most usual first. */
const SYNONYMS = {
  updated: ['lastmod', 'last_modified_at', 'modified'],
  excerpt: ['summary'],
  cover: ['featured_image', 'featuredImage'],
  sticky: ['top', 'pinned', 'pin'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** The key under which the front matter has a value; the name itself where there is none. */
export function keyFor(name: keyof typeof SYNONYMS, front: Front): string {
  return [name, ...SYNONYMS[name]].find((key) => hasValue(front[key])) ?? name
}

/**
 * The front matter with Hexo's names beside the others.
 * @param hasOwnAddress whether Hugo's keys for the address count
 */
export function withKnownKeys(front: Front, hasOwnAddress: boolean): Front {
  const found: Record<string, unknown> = {}
  for (const name of ['excerpt', 'cover'] as const) {
    const value = front[keyFor(name, front)]
    if (typeof value === 'string' && !hasValue(front[name])) found[name] = value
  }
  // Hugo's address, from the root. Elsewhere `url` may be any link.
  if (hasOwnAddress && typeof front.url === 'string' && /^\/[^/]/.test(front.url) && !hasValue(front.permalink))
    found.permalink = front.url
  return Object.keys(found).length === 0 ? front : { ...front, ...found }
}

/**
 * How far before others an article stands; 0 for most. Hugo's `weight` counts the other way: 1 comes before 2, and both
 * before what has none.
 */
export function stickyOf(front: Front): number {
  const value = front[keyFor('sticky', front)]
  if (value === true) return 1
  const number = Number(hasValue(value) ? value : 0)
  if (Number.isFinite(number) && number !== 0) return number
  const weight = Number(front.weight ?? 0)
  return weight > 0 && Number.isFinite(weight) ? 1 / weight : 0
}

const hasValue = (value: unknown): boolean => value !== undefined && value !== null && value !== ''
