/**
 * The same object, with every look at it noted: the key that is read or asked for, or `*` when somebody walks over all
 * keys. Symbols are no data and are not noted.
 */
export function watched<T extends object>(object: T, note: (key: string) => void): T {
  /** Templates ask for a few keys over and over. */
  const noted = new Set<string | symbol>()
  const look = (key: string | symbol): void => {
    if (noted.has(key)) return
    noted.add(key)
    if (typeof key === 'string') note(key)
  }
  return new Proxy(object, {
    get(target, key, receiver) {
      look(key)
      return Reflect.get(target, key, receiver)
    },
    has(target, key) {
      look(key)
      return Reflect.has(target, key)
    },
    ownKeys(target) {
      note('*')
      return Reflect.ownKeys(target)
    },
    getOwnPropertyDescriptor(target, key) {
      look(key)
      return Reflect.getOwnPropertyDescriptor(target, key)
    },
  })
}
