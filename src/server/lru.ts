/** A map that keeps the entries that were used last, so that a long session needs no more memory than a short one. */
interface Recent<K, V> {
  get(key: K): V | undefined
  set(key: K, value: V): void
  clear(): void
}

export function createRecent<K, V>(most: number): Recent<K, V> {
  const entries = new Map<K, V>()
  const set = (key: K, value: V) => {
    entries.delete(key)
    entries.set(key, value)
    const [oldest] = entries.keys()
    if (entries.size > most && oldest !== undefined) entries.delete(oldest)
  }
  return {
    get(key) {
      const value = entries.get(key)
      if (value !== undefined) set(key, value)
      return value
    },
    set,
    clear: () => entries.clear(),
  }
}
