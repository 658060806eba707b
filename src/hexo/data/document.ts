import type { Owner } from './store.ts'

/**
 * One article, tag or file as scripts and templates see it: plain members, virtual ones that are worked out once when
 * asked for, and late ones that read the site then. All are its own, since themes copy documents with `{ ...post }`.
 */
export class Document {
  declare readonly _model: Owner;
  [member: string]: any

  constructor(data?: any) {
    if (data) copyMembers(data, this)
    const { fields, virtuals } = this._model.schema
    for (const [name, { type, make }] of Object.entries(fields)) {
      const value = Object.getOwnPropertyDescriptor(this, name)
      if (value?.get) continue
      if (value?.value === undefined || value.value === null) {
        if (make) this[name] = make()
      } else if (type === 'date') this[name] = this._model.store.momentOf(value.value)
    }
    for (const [name, virtual] of virtuals) if (virtual.getter) defineVirtual(this, name, virtual.getter)
  }

  save(): Promise<any> {
    return this._model.store.answer(() => this._model.put(this))
  }
  update(data: any): Promise<any> {
    return this._model.store.answer(() => this._model.change(this._id, data))
  }
  replace(data: any): Promise<any> {
    return this._model.store.answer(() => this._model.put({ ...data, _id: this._id }))
  }
  remove(): Promise<any> {
    return this._model.store.answer(() => this._model.drop(this._id))
  }
  toObject(): any {
    return Object.fromEntries(Object.keys(this).map((key) => [key, this[key]]))
  }
  toString(): string {
    return JSON.stringify(this)
  }
  populate(): this {
    return this
  }
}

/** Copies members without asking late ones for their value. */
export function copyMembers(from: any, to: any): void {
  for (const name of Object.keys(from)) {
    const member = Object.getOwnPropertyDescriptor(from, name)
    if (member?.get) Object.defineProperty(to, name, member)
    else to[name] = from[name]
  }
}

function defineVirtual(document: any, name: string, getter: (this: any) => any): void {
  let known: { readonly value: any } | undefined
  Object.defineProperty(document, name, {
    enumerable: true,
    configurable: true,
    get() {
      known ??= { value: getter.call(document) }
      return known.value
    },
    // Hexo's documents have no setter here either, but scripts in sloppy mode assign and expect nothing.
    set() {},
  })
}

/** A member that reads the site each time, so that each page that asks for it is known to have done so. */
export function defineLate(target: any, name: string, read: () => any): void {
  Object.defineProperty(target, name, {
    enumerable: true,
    configurable: true,
    get: read,
    // What a script writes is that document's, whoever else has the member.
    set(value) {
      Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true })
    },
  })
}
