import { EventEmitter } from 'node:events'
import { andThen, inTurn, type Later } from '../../base/later.ts'
import { comparatorOf, conditionOf, orderOf } from './conditions.ts'
import { Document } from './document.ts'
import { defineLate, keepLate } from './members.ts'
import { Query } from './query.ts'
import { Schema } from './schema.ts'
import type { Owner, Store } from './store.ts'

/** All documents of one kind, in the order in which they came. */
export class Model extends EventEmitter implements Owner {
  readonly name: string
  readonly schema: Schema
  readonly store: Store
  readonly Document: typeof Document
  readonly Query: typeof Query
  readonly #data = new Map<string, any>()
  /** What documents had by themselves where they have got members. */
  readonly #own = new WeakMap<object, readonly (readonly [name: string, own: PropertyDescriptor | undefined])[]>()
  /** A document that has another id by now, by the one that it had. */
  elsewhere: (id: string) => any = () => undefined

  constructor(name: string, schema: any, store: Store) {
    super()
    this.name = name
    this.schema = schema instanceof Schema ? schema : new Schema(schema ?? {})
    this.store = store
    this.Document = class extends Document {}
    this.Query = class extends Query {}
    for (const kind of [this.Document, this.Query])
      Object.assign(kind.prototype, { _model: this, _schema: this.schema })
    Object.assign(this.Document.prototype, this.schema.methods)
    Object.assign(this, this.schema.statics)
  }

  /** Fills it without anybody having asked for it. */
  fill(data: any): void {
    this.#data.set(data._id, data)
  }

  /** Empties it, or takes out one. */
  clear(id?: string): void {
    if (id === undefined) this.#data.clear()
    else this.#data.delete(id)
  }
  /** Gives a document, if there is one, members that are read when somebody asks, in place of those given before. */
  defineLate(id: string, names: readonly string[], read: (name: string) => any): void {
    const record = this.#data.get(id)
    if (record === undefined) return
    for (const [name, own] of this.#own.get(record) ?? [])
      if (own === undefined) delete record[name]
      else Object.defineProperty(record, name, own)
    this.#own.set(
      record,
      names.map((name) => [name, Object.getOwnPropertyDescriptor(record, name)]),
    )
    for (const name of names) {
      const isDate = this.schema.typeOf(name) === 'date'
      defineLate(record, name, () => (isDate ? this.store.momentOf(read(name)) : read(name)))
    }
  }

  get length(): number {
    this.store.touch()
    return this.#data.size
  }
  get data(): Record<string, any> {
    this.store.touch()
    return Object.fromEntries(this.#data)
  }
  count(): number {
    return this.length
  }
  size(): number {
    return this.length
  }
  new(data: any): any {
    return new this.Document(data)
  }
  #query(documents: any[]): any {
    return new this.Query(documents)
  }
  #all(): any[] {
    this.store.touch()
    return Array.from(this.#data.values(), (data) => this.new(data))
  }

  put(data: any): Later<any> {
    return this.has(data._id) ? this.#keep(this.#documentOf(data), 'update') : this.#insert(data)
  }
  change(id: string, data: any): Later<any> {
    const changed = this.new(this.#recordAt(id))
    for (const [key, value] of Object.entries(data)) {
      if (key === '$set') Object.assign(changed, value)
      else changed[key] = value
    }
    return this.#keep(changed, 'update')
  }
  drop(id: string): Later<any> {
    const document = this.new(this.#recordAt(id))
    return andThen(this.#hooked('pre remove', document), () => {
      this.#data.delete(id)
      this.emit('remove', document)
      return this.#hooked('post remove', document)
    })
  }

  #insert(data: any): Later<any> {
    const document = this.#documentOf(data)
    // A kind whose ids have a meaning says so.
    if (!this.schema.fields._id) document._id ??= this.store.newId()
    if (!document._id) throw new Error('ID is not defined')
    if (this.has(document._id)) throw new Error(`ID \`${document._id}\` has been used`)
    return this.#keep(document, 'insert')
  }
  #documentOf(data: any): any {
    return data instanceof this.Document ? data : this.new(data)
  }
  #recordAt(id: string): any {
    this.store.touch()
    const record = this.#data.get(id)
    if (record === undefined) throw new Error(`ID \`${id}\` does not exist`)
    return record
  }
  /** At once, where no hook has to be waited for. */
  #keep(document: any, event: 'insert' | 'update'): Later<any> {
    const record = this.schema.recordOf(document)
    return andThen(this.#hooked('pre save', document), () => {
      keepLate(this.#data.get(record._id), record)
      this.#data.set(record._id, record)
      this.emit(event, document)
      return this.#hooked('post save', document)
    })
  }
  #hooked(when: string, document: any): Later<any> {
    return inTurn<any, any>(this.schema.hooks[when] ?? [], document, (_, hook) =>
      andThen(hook(document), () => document),
    )
  }
  insert(data: any): Promise<any> {
    if (!Array.isArray(data)) return this.insertOne(data)
    return this.store.answer(() =>
      inTurn<any, any[]>(data, [], (all, one) => andThen(this.#insert(one), (made) => [...all, made])),
    )
  }
  insertOne(data: any): Promise<any> {
    return this.store.answer(() => this.#insert(data))
  }
  save(data: any): Promise<any> {
    return this.store.answer(() => this.put(data))
  }
  updateById(id: string, data: any): Promise<any> {
    return this.store.answer(() => this.change(id, data))
  }
  update(query: any, data: any): Promise<any> {
    return this.store.answer(() => this.find(query).update(data))
  }
  replaceById(id: string, data: any): Promise<any> {
    return this.store.answer(() => this.put({ ...data, _id: id }))
  }
  replace(query: any, data: any): Promise<any> {
    return this.store.answer(() => this.find(query).replace(data))
  }
  removeById(id: string): Promise<any> {
    return this.store.answer(() => this.drop(id))
  }
  remove(query: any): Promise<any> {
    return this.store.answer(() => this.find(query).remove())
  }

  findById(id: string, { lean = false }: any = {}): any {
    this.store.touch()
    const data = this.#data.get(id) ?? this.elsewhere(id)
    return data && (lean ? { ...data } : this.new(data))
  }
  get(id: string, options?: any): any {
    return this.findById(id, options)
  }
  has(id: string): boolean {
    this.store.touch()
    return this.#data.has(id)
  }
  find(query?: any, options: any = {}): any {
    this.store.touch()
    const test = conditionOf(query, this.schema.typeOf)
    const needsDocument = Object.keys(query ?? {}).some((key) => key.startsWith('$') || this.schema.virtuals.has(key))
    let { limit = Number.POSITIVE_INFINITY, skip = 0 } = options
    const found: any[] = []
    for (const data of this.#data.values()) {
      if (limit <= 0) break
      const document = needsDocument ? this.new(data) : data
      if (!test(document)) continue
      if (skip > 0) skip--
      else {
        found.push(needsDocument || options.lean ? document : this.new(data))
        limit--
      }
    }
    return options.lean ? found : this.#query(found)
  }
  findOne(query?: any, options: any = {}): any {
    const found = this.find(query, { ...options, limit: 1 })
    return Array.isArray(found) ? found[0] : found.data[0]
  }
  sort(by?: any, order?: any): any {
    return this.#query(this.#all().sort(comparatorOf(orderOf(by, order), this.schema.typeOf)))
  }
  toArray({ lean = false }: any = {}): any[] {
    return lean ? Object.values(this.data) : this.#all()
  }
  forEach(each: (document: any, at: number) => void): void {
    this.#all().forEach((document, at) => {
      each(document, at)
    })
  }
  each(each: (document: any, at: number) => void): void {
    this.forEach(each)
  }
  map(each: (document: any, at: number) => any): any[] {
    return this.#all().map((document, at) => each(document, at))
  }
  filter(keep: (document: any, at: number) => any): any {
    return this.#query(this.#all().filter((document, at) => keep(document, at)))
  }
  every(test: (document: any, at: number) => any): boolean {
    return this.#all().every((document, at) => test(document, at))
  }
  some(test: (document: any, at: number) => any): boolean {
    return this.#all().some((document, at) => test(document, at))
  }
  reduce(step: any, ...initial: any[]): any {
    return this.#query(this.#all()).reduce(step, ...initial)
  }
  reduceRight(step: any, ...initial: any[]): any {
    return this.#query(this.#all()).reduceRight(step, ...initial)
  }
  eq(at: number): any {
    return this.#query(this.#all()).eq(at)
  }
  first(): any {
    return this.eq(0)
  }
  last(): any {
    return this.eq(-1)
  }
  slice(start?: number, end?: number): any {
    return this.#query(this.#all().slice(start, end))
  }
  limit(count: number): any {
    return this.slice(0, count)
  }
  skip(count: number): any {
    return this.slice(count)
  }
  reverse(): any {
    return this.#query(this.#all().reverse())
  }
  random(): any {
    return this.#query(this.#all()).shuffle()
  }
  shuffle(): any {
    return this.random()
  }
}
