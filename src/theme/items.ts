import type { OrderKey } from '../model/order.ts'
import { sorted } from './query.ts'

/** Where the items of a list come from. */
export interface Items<T> {
  readonly length: number
  at(index: number): T | undefined
  slice(start?: number, end?: number): Items<T>
  /** All of them; the same array each time. */
  toArray(): T[]
  sorted(order: readonly OrderKey[]): Items<T>
  /** Those that may fulfil a condition, in their order: all, where they cannot be looked up. */
  candidates(condition: unknown): Items<T>
  /** Whether somebody may have written into the items. */
  readonly isTouched: boolean
}

export function itemsIn<T>(data: readonly T[]): Items<T> {
  const items: Items<T> = {
    length: data.length,
    at: (index) => data.at(index),
    slice: (start, end) => itemsIn(data.slice(start, end)),
    toArray: () => data as T[],
    sorted: (order) => itemsIn(sorted(data, order)),
    candidates: () => items,
    isTouched: true,
  }
  return items
}

interface Lazy<K, T> {
  /** What the items are made from, in their order. */
  readonly keys: () => readonly K[]
  readonly length: () => number
  readonly make: (keys: readonly K[]) => T[]
  /** In another order, where that can be had without making all; undefined otherwise. */
  readonly sorted?: (order: readonly OrderKey[]) => Items<T> | undefined
  /** Those that may fulfil a condition, where they can be looked up; undefined otherwise. */
  readonly candidates?: (condition: unknown) => readonly T[] | undefined
}

/** Items that are made when somebody looks at them: of `site.posts.sort('-date').limit(5)`, five. */
export function lazyItems<K, T>(source: Lazy<K, T>): Items<T> {
  let made: T[] | undefined
  const all = (): T[] => {
    made ??= source.make(source.keys())
    return made
  }
  const items: Items<T> = {
    get length() {
      return made?.length ?? source.length()
    },
    at(index) {
      if (made) return made.at(index)
      const key = source.keys().at(index)
      return key === undefined ? undefined : source.make([key])[0]
    },
    slice(start, end) {
      if (made) return itemsIn(made.slice(start, end))
      const keys = () => source.keys().slice(start, end)
      return lazyItems({ keys, length: () => keys().length, make: source.make })
    },
    toArray: all,
    // What a template wrote into items that are made already counts when they are put in order.
    sorted: (order) => (made ? undefined : source.sorted?.(order)) ?? itemsIn(sorted(all(), order)),
    candidates(condition) {
      const found = made ? undefined : source.candidates?.(condition)
      return found === undefined ? items : itemsIn(found)
    },
    get isTouched() {
      return made !== undefined
    },
  }
  return items
}
