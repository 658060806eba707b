/** Lays one set of options over another: objects key by key, everything else replaced, lists as Hexo joins them. */

type Values = Readonly<Record<string, unknown>>

/**
 * Gives a new object; neither argument is changed.
 * @compat lists as in hexo-util's `deepMerge`: objects at one place are merged, plain values of the second that the
 * first lacks are appended.
 */
export function deepMerge(below: Values, above: Values): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...below }
  for (const [key, value] of Object.entries(above)) merged[key] = mergeValue(below[key], value)
  return merged
}

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

function mergeValue(below: unknown, above: unknown): unknown {
  if (isPlainObject(below) && isPlainObject(above)) return deepMerge(below, above)
  if (!Array.isArray(below) || !Array.isArray(above)) return above
  const merged: unknown[] = [...below]
  above.forEach((item: unknown, index) => {
    if (merged[index] === undefined) merged[index] = item
    else if (isPlainObject(item) || Array.isArray(item)) merged[index] = mergeValue(below[index], item)
    else if (!below.includes(item)) merged.push(item)
  })
  return merged
}
