import { isLess, type OrderKey, primitiveOf, sortedBy } from '../model/order.ts'
import { comparable } from './members.ts'

/**
 * What `find` and `sort` of lists accept: conditions with `$in`, `$gt` … and dotted keys, and orders such as `-date`.
 * @compat as warehouse, the database of Hexo
 */

type Test = (value: unknown, wanted: unknown) => boolean

const same = (a: unknown, b: unknown): boolean =>
  b instanceof RegExp
    ? b.test(String(a))
    : Array.isArray(a) && !Array.isArray(b)
      ? a.includes(b)
      : primitiveOf(a) === primitiveOf(b)
const oneOf = (value: unknown, list: unknown): boolean => {
  const wanted = itemsOf(list)
  return Array.isArray(value) ? value.some((item) => wanted.includes(item)) : wanted.some((item) => same(value, item))
}
const sizeOf = (value: unknown): unknown => (value as { length?: unknown } | null | undefined)?.length

const OPERATORS: Readonly<Record<string, Test>> = {
  $exist: (value, wanted) => (value !== undefined && value !== null) === wanted,
  $exists: (value, wanted) => (value !== undefined && value !== null) === wanted,
  $eq: same,
  $ne: (value, wanted) => !same(value, wanted),
  $lt: isLess,
  $lte: (value, wanted) => isLess(value, wanted) || same(value, wanted),
  $max: (value, wanted) => isLess(value, wanted) || same(value, wanted),
  $gt: (value, wanted) => isLess(wanted, value),
  $gte: (value, wanted) => isLess(wanted, value) || same(value, wanted),
  $min: (value, wanted) => isLess(wanted, value) || same(value, wanted),
  $in: oneOf,
  $nin: (value, wanted) => !oneOf(value, wanted),
  $all: (value, wanted) => itemsOf(wanted).every((item) => itemsOf(value).includes(item)),
  $length: (value, wanted) => sizeOf(value) === wanted,
  $regex: (value, wanted) => same(value, wanted instanceof RegExp ? wanted : new RegExp(String(wanted))),
}

/** Compiles a condition: all of its keys must hold. */
export function matcher(condition: unknown): (item: unknown) => boolean {
  const tests = Object.entries(isRecord(condition) ? condition : {}).map(([key, wanted]) => testOf(key, wanted))
  return (item) => tests.every((test) => test(item))
}

function testOf(key: string, wanted: unknown): (item: unknown) => boolean {
  const parts = () => itemsOf(wanted).map(matcher)
  switch (key) {
    case '$and': {
      const all = parts()
      return (item) => all.every((test) => test(item))
    }
    case '$or': {
      const any = parts()
      return (item) => any.some((test) => test(item))
    }
    case '$nor': {
      const none = parts()
      return (item) => !none.some((test) => test(item))
    }
    case '$not': {
      const not = matcher(wanted)
      return (item) => !not(item)
    }
    case '$where':
      return (item) => Boolean(typeof wanted === 'function' && Reflect.apply(wanted, item, [item]))
  }
  if (isPlain(wanted)) {
    const tests = Object.entries(wanted).map(([operator, operand]) => {
      const test = OPERATORS[operator]
      return test ? (value: unknown) => test(value, operand) : nested(operator, operand)
    })
    return (item) => {
      const value = valueAt(item, key)
      return tests.every((test) => test(value))
    }
  }
  return (item) => same(valueAt(item, key), wanted)
}

function nested(key: string, wanted: unknown): (item: unknown) => boolean {
  if (key.startsWith('$')) throw new TypeError(`"${key}" is not a condition that find() knows.`)
  return testOf(key, wanted)
}

/** Items in the order of keys, which may be dotted. */
export function sorted<T>(items: readonly T[], keys: readonly OrderKey[]): T[] {
  return sortedBy(items, keys, valueAt)
}

function valueAt(item: unknown, key: string): unknown {
  if (!key.includes('.')) return isRecord(item) ? comparable(item, key) : undefined
  let value = item
  for (const part of key.split('.')) value = isRecord(value) ? value[part] : undefined
  return value
}

function itemsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  return isRecord(value) && Array.isArray(value.data) ? value.data : [value]
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (!isRecord(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
