import { isPlainObject } from '../base/merge.ts'

/**
 * A view of shared options for one page: some values are replaced, and what a template writes stays on its page, at any
 * depth, so that no page's bytes depend on another. Values are read when they are asked for.
 */
export function overlay(
  shared: Readonly<Record<string, unknown>>,
  replaced: Readonly<Record<string, (value: unknown) => unknown>>,
): Record<string, unknown> {
  const written = new Map<string | symbol, unknown>()
  const copies = new Map<string | symbol, unknown>()
  const copyOf = (key: string | symbol, value: unknown): unknown => {
    if (!copies.has(key)) copies.set(key, writable(value))
    return copies.get(key)
  }
  const valueAt = (key: string | symbol): unknown => {
    if (written.has(key)) return written.get(key)
    const value = typeof key === 'string' && Object.hasOwn(shared, key) ? shared[key] : undefined
    const replace = typeof key === 'string' && Object.hasOwn(replaced, key) ? replaced[key] : undefined
    if (replace) return replace(value)
    // `hasOwnProperty` and its like.
    if (value === undefined) return Reflect.get(Object.prototype, key)
    return typeof value === 'object' ? copyOf(key, value) : value
  }
  return new Proxy<Record<string, unknown>>(
    {},
    {
      get: (_, key) => valueAt(key),
      set(_, key, value) {
        written.set(key, value)
        return true
      },
      has: (_, key) => written.has(key) || Object.hasOwn(shared, key),
      deleteProperty(_, key) {
        written.set(key, undefined)
        return true
      },
      ownKeys: () => [...new Set([...Reflect.ownKeys(shared), ...written.keys()])],
      getOwnPropertyDescriptor: (_, key) =>
        written.has(key) || Object.hasOwn(shared, key)
          ? { value: valueAt(key), writable: true, enumerable: true, configurable: true }
          : undefined,
    },
  )
}

/** What is frozen is shared by all pages: a page that writes into it gets a copy of its own. */
function writable(value: unknown): unknown {
  if (typeof value !== 'object' || !Object.isFrozen(value)) return value
  if (Array.isArray(value)) return value.map(writable)
  if (!isPlainObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, writable(part)]))
}
