import { isPlainObject } from './merge.ts'

/**
 * Makes plain data unchangeable at any depth, so that it can be handed to other people's code: what one of them wrote
 * into it would change other pages. Dates, maps and instances of classes stay as they are. What is frozen already is
 * taken to be so at any depth, so that data which is handed on costs nothing and a circle ends.
 */
export function deepFreeze<T>(value: T): T {
  if (!(Array.isArray(value) || isPlainObject(value)) || Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const part of Object.values(value)) deepFreeze(part)
  return value
}

/**
 * A copy that may be written into, for code that sorts lists where they are. Dates, maps and instances are the same ones;
 * what stands in two places does so in the copy, and a circle is one.
 */
export function thawed<T>(value: T, copies = new Map<unknown, unknown>()): T {
  if (!(Array.isArray(value) || isPlainObject(value))) return value
  const known = copies.get(value)
  if (known !== undefined) return known as T
  const copy: object = Array.isArray(value) ? [] : {}
  copies.set(value, copy)
  for (const [key, part] of Object.entries(value))
    Object.defineProperty(copy, key, {
      value: thawed(part, copies),
      writable: true,
      enumerable: true,
      configurable: true,
    })
  return copy as T
}
