import { readOrder } from '../model/order.ts'
import { type Items, itemsIn } from './items.ts'
import { matcher } from './query.ts'

/**
 * A list of documents as templates know it from Hexo: `site.posts.sort('-date').limit(5).each(…)`. It never changes;
 * what selects or orders gives a new list, `map` gives an array.
 * @compat as warehouse's `Query`, but random order is the same on every run: `seed` comes from the page's path
 */
export class List<T = unknown> {
  readonly #items: Items<T>
  readonly #seed: string

  constructor(items: readonly T[] | Items<T>, seed = '') {
    this.#items = Array.isArray(items) ? itemsIn<T>(items) : (items as Items<T>)
    this.#seed = seed
  }

  /** The documents as an array. */
  get data(): T[] {
    return this.#items.toArray()
  }

  get length(): number {
    return this.#items.length
  }

  /** Whether somebody may have written into the documents. */
  get isTouched(): boolean {
    return this.#items.isTouched
  }

  count(): number {
    return this.length
  }

  size(): number {
    return this.length
  }

  each(visit: (item: T, index: number) => unknown): void {
    for (const [index, item] of this.data.entries()) visit(item, index)
  }

  forEach(visit: (item: T, index: number) => unknown): void {
    this.each(visit)
  }

  toArray(): T[] {
    return this.data
  }

  eq(index: number): T | undefined {
    return this.#items.at(index)
  }

  first(): T | undefined {
    return this.#items.at(0)
  }

  last(): T | undefined {
    return this.#items.at(-1)
  }

  slice(start?: number, end?: number): List<T> {
    return this.#of(this.#items.slice(start, end))
  }

  limit(count: number): List<T> {
    return this.slice(0, count)
  }

  skip(count: number): List<T> {
    return this.slice(count)
  }

  reverse(): List<T> {
    return this.#of(this.data.toReversed())
  }

  shuffle(): List<T> {
    const items = [...this.data]
    const random = randomFrom(this.#seed)
    for (let last = items.length - 1; last > 0; last--) {
      const other = Math.floor(random() * (last + 1))
      const item = items[last] as T
      items[last] = items[other] as T
      items[other] = item
    }
    return this.#of(items)
  }

  random(): List<T> {
    return this.shuffle()
  }

  /** The documents that fulfil a condition, see `matcher`; with `lean` an array of plain objects. */
  find(condition: unknown, options: FindOptions = {}): List<T> | unknown[] {
    const matches = matcher(condition)
    const skip = options.skip ?? 0
    const end = skip + (options.limit ?? this.length)
    const found: T[] = []
    for (const item of this.#items.candidates(condition).toArray()) {
      if (found.length >= end) break
      if (matches(item)) found.push(item)
    }
    const chosen = found.slice(skip)
    return options.lean === true ? chosen.map(plainOf) : this.#of(chosen)
  }

  findOne(condition: unknown, options: FindOptions = {}): unknown {
    const found = this.find(condition, { ...options, limit: 1 })
    return Array.isArray(found) ? found[0] : found.first()
  }

  /** Orders by `'-date'`, `'a -b'`, `{ a: -1 }`, or a key with 1 or -1 beside it; equal ones keep their order. */
  sort(by?: unknown, order?: unknown): List<T> {
    if (typeof by !== 'function') return this.#of(this.#items.sorted(readOrder(by, order)))
    return this.#of(this.data.toSorted((a, b) => Number(Reflect.apply(by, undefined, [a, b]))))
  }

  map<R>(make: (item: T, index: number) => R): R[] {
    return this.data.map((item, index) => make(item, index))
  }

  filter(test: (item: T, index: number) => unknown): List<T> {
    return this.#of(this.data.filter((item, index) => test(item, index)))
  }

  every(test: (item: T, index: number) => unknown): boolean {
    return this.data.every((item, index) => test(item, index))
  }

  some(test: (item: T, index: number) => unknown): boolean {
    return this.data.some((item, index) => test(item, index))
  }

  reduce(join: (result: unknown, item: T, index: number) => unknown, initial?: unknown): unknown {
    let result: unknown = initial === undefined ? this.data[0] : initial
    for (let index = initial === undefined ? 1 : 0; index < this.length; index++)
      result = join(result, this.data[index] as T, index)
    return result
  }

  reduceRight(join: (result: unknown, item: T, index: number) => unknown, initial?: unknown): unknown {
    let result: unknown = initial === undefined ? this.data.at(-1) : initial
    for (let index = this.length - (initial === undefined ? 2 : 1); index >= 0; index--)
      result = join(result, this.data[index] as T, index)
    return result
  }

  /** References are there already. */
  populate(): this {
    return this
  }

  [Symbol.iterator](): Iterator<T> {
    return this.data[Symbol.iterator]()
  }

  toJSON(): unknown {
    return this.data
  }

  #of(items: readonly T[] | Items<T>): List<T> {
    return new List(items, this.#seed)
  }
}

interface FindOptions {
  readonly limit?: number
  readonly skip?: number
  readonly lean?: boolean
}

function plainOf(item: unknown): unknown {
  const { toObject } = item as { toObject?: () => unknown }
  return typeof toObject === 'function' ? toObject.call(item) : item
}

/** Mulberry32 over a hash (FNV-1a) of the seed: the same numbers in [0, 1) for the same seed, on every machine. */
function randomFrom(seed: string): () => number {
  let state = 0x811c9dc5
  for (let at = 0; at < seed.length; at++) state = Math.imul(state ^ seed.charCodeAt(at), 0x01000193)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
