import { byCodeUnit } from '../base/text.ts'
import type { Head } from '../model/article.ts'

/**
 * Orders posts by Hexo's `order_by`: keys separated by spaces, `-` for descending, `"-date"`, `"title -updated"`. Keys
 * are those of an article or of its front matter (`"meta.rank"` reaches inside); posts that lack one come last. Equal
 * posts keep their order.
 */
export function orderBy(posts: readonly Head[], order: string): readonly Head[] {
  // The order that posts of a site have anyway.
  if (order.trim() === '-date') return posts
  const keys = order.split(/\s+/).flatMap((key) => (key === '' ? [] : [parseKey(key)]))
  return [...posts].sort((a, b) => {
    for (const { name, sign } of keys) {
      const result = compare(keyOf(a, name), keyOf(b, name), sign)
      if (result !== 0) return result
    }
    return 0
  })
}

/** Higher `sticky` first, otherwise as they are. */
export function stickyFirst(posts: readonly Head[]): readonly Head[] {
  return posts.some(({ sticky }) => sticky !== 0) ? [...posts].sort((a, b) => b.sticky - a.sticky) : posts
}

function parseKey(key: string): { name: string; sign: 1 | -1 } {
  return { name: key.replace(/^[+-]/, ''), sign: key.startsWith('-') ? -1 : 1 }
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

function compare(a: unknown, b: unknown, sign: 1 | -1): number {
  const [left, right] = [comparable(a), comparable(b)]
  if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined)
  if (typeof left === 'number' && typeof right === 'number') return sign * (left - right)
  return sign * byCodeUnit(String(left), String(right))
}

function comparable(value: unknown): string | number | undefined {
  if (value instanceof Date) return value.getTime()
  if (typeof value === 'boolean') return Number(value)
  return typeof value === 'string' || (typeof value === 'number' && !Number.isNaN(value)) ? value : undefined
}
