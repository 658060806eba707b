import { isPlainObject } from '../base/merge.ts'

/**
 * A view of shared options for one page: some values are replaced, and what a template writes stays on its page, at any
 * depth, so that no page's bytes depend on another. Values are read when they are asked for, and once: templates ask for
 * the same few options again and again.
 */
export function overlay(
  shared: Readonly<Record<string, unknown>>,
  replaced: Readonly<Record<string, (value: unknown) => unknown>>,
): Record<string, unknown> {
  const written = new Set<string | symbol>()
  const known = new Map<string | symbol, unknown>()
  const sharedAt = (key: string | symbol): unknown => {
    const value = typeof key === 'string' && Object.hasOwn(shared, key) ? shared[key] : undefined
    const replace = typeof key === 'string' && Object.hasOwn(replaced, key) ? replaced[key] : undefined
    if (replace) return replace(value)
    // `hasOwnProperty` and its like.
    return value === undefined ? Reflect.get(Object.prototype, key) : writable(value)
  }
  const valueAt = (key: string | symbol): unknown => {
    const before = known.get(key)
    if (before !== undefined || known.has(key)) return before
    const value = sharedAt(key)
    known.set(key, value)
    return value
  }
  const write = (key: string | symbol, value: unknown): true => {
    written.add(key)
    known.set(key, value)
    return true
  }
  return new Proxy<Record<string, unknown>>(
    {},
    {
      get: (_, key) => valueAt(key),
      set: (_, key, value) => write(key, value),
      has: (_, key) => written.has(key) || Object.hasOwn(shared, key),
      deleteProperty: (_, key) => write(key, undefined),
      ownKeys: () => [...new Set([...Reflect.ownKeys(shared), ...written])],
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
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(value)) if (key !== '__proto__') copy[key] = writable(value[key])
  return copy
}
