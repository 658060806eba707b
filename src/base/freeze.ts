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
