/** Lays one set of options over another: objects key by key, everything else replaced, lists as Hexo joins them. */

type Values = Readonly<Record<string, unknown>>

/**
 * Gives a new object; neither argument is changed.
 * @compat lists as in hexo-util's `deepMerge`: objects at one place are merged, plain values of the second that the
 * first lacks are appended.
 */
export function deepMerge(below: Values, above: Values): Record<string, unknown> {
  return merge(below, above, joined)
}

/** The same, but that a list takes the place of another. */
export function deepReplace(below: Values, above: Values): Record<string, unknown> {
  return merge(below, above, (_, list) => list)
}

type Join = (below: readonly unknown[], above: readonly unknown[]) => readonly unknown[]

function merge(below: Values, above: Values, join: Join): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...below }
  for (const [key, value] of Object.entries(above)) merged[key] = mergeValue(below[key], value, join)
  return merged
}

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

function mergeValue(below: unknown, above: unknown, join: Join): unknown {
  if (isPlainObject(below) && isPlainObject(above)) return merge(below, above, join)
  return Array.isArray(below) && Array.isArray(above) ? join(below, above) : above
}

function joined(below: readonly unknown[], above: readonly unknown[]): readonly unknown[] {
  const merged: unknown[] = [...below]
  above.forEach((item: unknown, index) => {
    if (merged[index] === undefined) merged[index] = item
    else if (isPlainObject(item) || Array.isArray(item)) merged[index] = mergeValue(below[index], item, joined)
    else if (!below.includes(item)) merged.push(item)
  })
  return merged
}
