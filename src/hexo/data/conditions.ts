/**
 * What `find` and `sort` are asked for → functions over documents. Values are compared as the type of their schema says:
 * dates by their moment, lists by their members; without a schema, as JavaScript does.
 */

/** How a field is compared: `date`, `text`, `list`, or anything. */
export type FieldType = 'any' | 'date' | 'list' | 'text'
export type TypeOf = (path: string) => FieldType
type Test = (value: any) => boolean

const isPlain = (value: unknown): value is Record<string, any> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

/** A dotted path into a document: `"author.name"`. */
export function valueAt(document: any, path: string): any {
  if (!path.includes('.')) return document[path]
  return path.split('.').reduce((value, key) => value?.[key], document)
}

function matches(type: FieldType, value: any, wanted: any): boolean {
  if (type === 'date') return value ? value.valueOf() === wanted?.valueOf() : false
  if (type === 'text' && value && wanted instanceof RegExp) return wanted.test(value)
  if (type === 'list' && value && wanted)
    return value.length === wanted.length && value.every((item: any, at: number) => item === wanted[at])
  return value === wanted
}

const isIn = (type: FieldType, value: any, list: readonly any[]): boolean =>
  type === 'list'
    ? Boolean(value) && list.some((item) => value.includes(item))
    : list.some((item) => matches(type, value, item))
const lengthIs = (value: any, length: number) => (value ? value.length : 0) === length

/** Operators by name: the type of the field, its value, and what stands beside the operator. */
const OPERATORS: Readonly<Record<string, (type: FieldType, value: any, operand: any) => boolean>> = {
  $exist: (_, value, operand) => (value !== undefined && value !== null) === operand,
  $exists: (_, value, operand) => (value !== undefined && value !== null) === operand,
  $ne: (type, value, operand) => !matches(type, value, operand),
  $lt: (_, value, operand) => value < operand,
  $lte: (_, value, operand) => value <= operand,
  $max: (_, value, operand) => value <= operand,
  $gt: (_, value, operand) => value > operand,
  $gte: (_, value, operand) => value >= operand,
  $min: (_, value, operand) => value >= operand,
  $in: isIn,
  $nin: (type, value, operand) => !isIn(type, value, operand),
  $all: (_, value, operand) => Boolean(value) && operand.every((item: any) => value.includes(item)),
  $size: (_, value, operand) => lengthIs(value, operand),
  $length: (_, value, operand) => lengthIs(value, operand),
  $regex: (_, value, operand) => new RegExp(operand).test(value),
  $day: (_, value, operand) => (value ? value.date() === operand : false),
  $month: (_, value, operand) => (value ? value.month() === operand : false),
  $year: (_, value, operand) => (value ? value.year() === operand : false),
}

/** @throws TypeError for an operator that does not exist */
export function conditionOf(query: any, typeOf: TypeOf): Test {
  if (typeof query === 'function') return query
  const tests: Test[] = []
  for (const [key, wanted] of Object.entries<any>(query ?? {})) {
    const all = () => wanted.map((one: any) => conditionOf(one, typeOf))
    switch (key) {
      case '$and':
        tests.push(...all())
        break
      case '$or': {
        const parts: Test[] = all()
        tests.push((document) => parts.some((part) => part(document)))
        break
      }
      case '$nor': {
        const parts: Test[] = all()
        tests.push((document) => !parts.some((part) => part(document)))
        break
      }
      case '$not': {
        const part = conditionOf(wanted, typeOf)
        tests.push((document) => !part(document))
        break
      }
      case '$where':
        tests.push((document) => wanted.call(document))
        break
      default:
        tests.push(...fieldTests(key, wanted, typeOf))
    }
  }
  return (document) => tests.every((test) => test(document))
}

function fieldTests(path: string, wanted: any, typeOf: TypeOf): Test[] {
  const type = typeOf(path)
  if (!isPlain(wanted)) return [(document) => matches(type, valueAt(document, path), wanted)]
  return Object.entries(wanted).flatMap(([key, operand]) => {
    if (!key.startsWith('$')) return fieldTests(`${path}.${key}`, operand, typeOf)
    const operator = OPERATORS[key]
    if (!operator) throw new TypeError(`No schema type has the query operator "${key}".`)
    return [(document: any) => operator(type, valueAt(document, path), operand)]
  })
}

type Order = readonly (readonly [path: string, down: boolean])[]

/** `'-date'`, `'sticky -date'`, `{ date: -1 }`, or a key and its order. */
export function orderOf(by: any, order?: any): Order {
  const isDown = (value: any) => value === -1 || value === 'desc' || value === '-1'
  if (typeof by === 'object' && by !== null)
    return Object.entries(by).map(([key, value]) => [key, isDown(value)] as const)
  const text = String(by ?? '')
  if (order !== undefined) return [[text, isDown(order)]]
  return text
    .split(' ')
    .filter(Boolean)
    .map(
      (key) => (/^[-+]/.test(key) ? [key.slice(1), key.startsWith('-')] : [key, false]) as readonly [string, boolean],
    )
}

export function comparatorOf(order: Order, typeOf: TypeOf): (a: any, b: any) => number {
  return (a, b) => {
    for (const [path, down] of order) {
      const result = compare(typeOf(path), valueAt(a, path), valueAt(b, path))
      if (result) return down ? -result : result
    }
    return 0
  }
}

function compare(type: FieldType, a: any, b: any): number {
  if (type === 'date' || type === 'list') {
    if (!a || !b) return a ? 1 : b ? -1 : 0
    if (type === 'date') return a - b
    for (const [at, item] of a.entries()) {
      if (at >= b.length) break
      const result = compare('any', item, b[at])
      if (result) return result
    }
    return a.length - b.length
  }
  return a > b ? 1 : a < b ? -1 : 0
}
