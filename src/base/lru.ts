/** A map that keeps the entries that were used last, so that a long session needs no more memory than a short one. */
export interface Lru<K, V> {
  get(key: K): V | undefined
  set(key: K, value: V): void
  clear(): void
}

/** @param most entries that are kept */
export function createLru<K, V>(most: number): Lru<K, V> {
  // A map lists its keys in the order in which they came: the first is the one that was used longest ago.
  const entries = new Map<K, V>()
  return {
    get(key) {
      const value = entries.get(key)
      // While nothing has to go, the order does not matter yet.
      if (value === undefined || entries.size < most) return value
      entries.delete(key)
      entries.set(key, value)
      return value
    },
    set(key, value) {
      entries.delete(key)
      entries.set(key, value)
      const [oldest] = entries.size > most ? entries.keys() : []
      if (oldest !== undefined) entries.delete(oldest)
    },
    clear: () => entries.clear(),
  }
}
