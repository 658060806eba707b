/**
 * An object that is made when somebody looks into it: themes copy dates of a hundred posts to show one, and who hands on
 * what nobody shows does not depend on it.
 * @param read called at every look
 * @param make from what the first look read
 */
export function whenLookedAt<R, V extends object>(read: () => R, make: (given: R) => V): V {
  return new Proxy({}, new Looks(read, make)) as V
}

class Looks<R, V extends object> implements ProxyHandler<V> {
  readonly #read: () => R
  readonly #make: (given: R) => V
  #made: V | undefined

  constructor(read: () => R, make: (given: R) => V) {
    this.#read = read
    this.#make = make
  }

  get #value(): V {
    const given = this.#read()
    this.#made ??= this.#make(given)
    return this.#made
  }

  /** Methods work on the object itself, where a look costs nothing more. */
  get(_: V, name: string | symbol): unknown {
    const value = this.#value
    const member = Reflect.get(value, name)
    return typeof member === 'function' && name !== 'constructor' ? member.bind(value) : member
  }
  set(_: V, name: string | symbol, member: unknown): boolean {
    return Reflect.set(this.#value, name, member)
  }
  has(_: V, name: string | symbol): boolean {
    return Reflect.has(this.#value, name)
  }
  ownKeys(): (string | symbol)[] {
    return Reflect.ownKeys(this.#value)
  }
  getOwnPropertyDescriptor(_: V, name: string | symbol): PropertyDescriptor | undefined {
    return Reflect.getOwnPropertyDescriptor(this.#value, name)
  }
  defineProperty(_: V, name: string | symbol, member: PropertyDescriptor): boolean {
    return Reflect.defineProperty(this.#value, name, member)
  }
  deleteProperty(_: V, name: string | symbol): boolean {
    return Reflect.deleteProperty(this.#value, name)
  }
  getPrototypeOf(): object | null {
    return Reflect.getPrototypeOf(this.#value)
  }
}
