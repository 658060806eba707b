import type { Head } from '../model/article.ts'
import { readOrder, sortedBy } from '../model/order.ts'

/**
 * Orders posts by Hexo's `order_by`: keys separated by spaces, `-` for descending, `"-date"`, `"title -updated"`. Keys
 * are those of an article or of its front matter (`"meta.rank"` reaches inside). Equal posts keep their order.
 * @compat as warehouse, the database of Hexo: a post that lacks a key equals every other, so it stays where it is
 */
export function orderBy(posts: readonly Head[], order: string): readonly Head[] {
  // The order that posts of a site have anyway.
  return order.trim() === '-date' ? posts : sortedBy(posts, readOrder(order), keyOf)
}

/** Higher `sticky` first, otherwise as they are. */
export function stickyFirst(posts: readonly Head[]): readonly Head[] {
  return posts.some(({ sticky }) => sticky !== 0) ? [...posts].sort((a, b) => b.sticky - a.sticky) : posts
}

function keyOf(head: Head, name: string): unknown {
  if (OWN_KEYS.has(name)) return head[name as keyof Head]
  let value: unknown = head.front
  for (const key of name.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<string, unknown>)[key]
  }
  return value
}

const OWN_KEYS: ReadonlySet<string> = new Set([
  'title',
  'date',
  'updated',
  'slug',
  'path',
  'layout',
  'lang',
  'source',
  'sticky',
] satisfies (keyof Head)[])
