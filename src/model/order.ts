/** A key and its direction, 1 for ascending. */
export type OrderKey = readonly [key: string, direction: 1 | -1]

/**
 * The keys of an order: `"-date"`, `"sticky -date"`, `{ date: -1 }`, or a key with 1, -1, `"asc"`, `"desc"` beside it.
 * @compat as warehouse, the database of Hexo
 */
export function readOrder(by: unknown, order?: unknown): OrderKey[] {
  const directionOf = (value: unknown): 1 | -1 => (value === 'desc' || Number(value) < 0 ? -1 : 1)
  if (typeof by === 'string' && order !== undefined && order !== null) return [[by, directionOf(order)]]
  if (typeof by === 'string')
    return by
      .split(/\s+/)
      .filter((part) => part !== '')
      .map((part) => [part.replace(/^[-+]/, ''), part.startsWith('-') ? -1 : 1])
  return typeof by === 'object' && by !== null
    ? Object.entries(by).map(([key, value]) => [key, directionOf(value)])
    : []
}

/** In one line, as `readOrder` reads it. */
export function writeOrder(keys: readonly OrderKey[]): string {
  return keys.map(([key, direction]) => (direction < 0 ? `-${key}` : key)).join(' ')
}

/** Items in order. What cannot be compared stays in its order. Each key is read once an item. */
export function sortedBy<T>(
  items: readonly T[],
  keys: readonly OrderKey[],
  read: (item: T, key: string) => unknown,
): T[] {
  const rows = items.map((item) => ({ item, values: keys.map(([key]) => primitiveOf(read(item, key))) }))
  rows.sort((a, b) => {
    for (const [at, [, direction]] of keys.entries()) {
      if (isLess(a.values[at], b.values[at])) return -direction
      if (isLess(b.values[at], a.values[at])) return direction
    }
    return 0
  })
  return rows.map(({ item }) => item)
}

/** A date's instant, a wrapped text's text. */
export function primitiveOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value.valueOf() : value
}

export function isLess(a: unknown, b: unknown): boolean {
  return (primitiveOf(a) as number) < (primitiveOf(b) as number)
}
