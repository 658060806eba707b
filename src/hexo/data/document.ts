import { copyMembers } from './members.ts'
import type { Owner, Store } from './store.ts'

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
      const given = value?.value ?? make?.()
      if (given === undefined) continue
      this[name] = type === 'date' ? this._model.store.momentOf(given) : given
    }
    for (const [name, virtual] of virtuals)
      if (virtual.getter) defineVirtual(this, name, virtual.getter, this._model.store)
  }

  save(done?: Done): Promise<any> {
    return answer(this, () => this._model.put(this), done)
  }
  update(data: any, done?: Done): Promise<any> {
    return answer(this, () => this._model.change(this._id, data), done)
  }
  replace(data: any, done?: Done): Promise<any> {
    return answer(this, () => this._model.put({ ...data, _id: this._id }), done)
  }
  remove(done?: Done): Promise<any> {
    return answer(this, () => this._model.drop(this._id), done)
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

/** Older plugins hand in who hears of the end. */
function answer({ _model: { store } }: Document, work: () => any, done?: Done): Promise<any> {
  const later = store.answer(work)
  if (done) later.then((value) => done(null, value), done)
  return later
}

type Done = (error: unknown, value?: unknown) => void

function defineVirtual(document: any, name: string, getter: (this: any) => any, { remembered }: Store): void {
  let known: (() => any) | undefined
  Object.defineProperty(document, name, {
    enumerable: true,
    configurable: true,
    get() {
      known ??= remembered(() => getter.call(document))
      return known()
    },
    // Hexo's documents have no setter here either, but scripts in sloppy mode assign and expect nothing.
    set() {},
  })
}
