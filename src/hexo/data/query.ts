import { andThen, inTurn, type Later } from '../../base/later.ts'
import { comparatorOf, conditionOf, orderOf } from './conditions.ts'
import type { Owner } from './store.ts'

/**
 * A list of documents with the methods that Hexo's themes call on it. It never changes: what narrows or orders it gives
 * another list. Each model has a class of its own, since scripts make lists with `new posts.constructor(array)`.
 */
export class Query {
  declare readonly _model: Owner
  data: any[]
  length: number

  constructor(data: any[]) {
    this.data = data
    this.length = data.length
  }

  #other(data: any[]): Query {
    return Reflect.construct(this.constructor as any, [data])
  }

  count(): number {
    return this.length
  }
  size(): number {
    return this.length
  }
  forEach(each: (document: any, at: number) => void): void {
    const { data, length } = this
    for (let at = 0; at < length; at++) each(data[at], at)
  }
  each(each: (document: any, at: number) => void): void {
    this.forEach(each)
  }
  toArray(): any[] {
    return this.data
  }
  eq(at: number): any {
    return this.data[at < 0 ? this.length + at : at]
  }
  first(): any {
    return this.eq(0)
  }
  last(): any {
    return this.eq(-1)
  }
  slice(start?: number, end?: number): Query {
    return this.#other(this.data.slice(start, end))
  }
  limit(count: number): Query {
    return this.slice(0, count)
  }
  skip(count: number): Query {
    return this.slice(count)
  }
  reverse(): Query {
    return this.#other([...this.data].reverse())
  }
  random(): Query {
    return this.shuffle()
  }
  shuffle(): Query {
    return this.#other(this._model.store.shuffled(this.data))
  }
  find(query?: any, options: any = {}): any {
    const test = conditionOf(query, this._model.schema.typeOf)
    let { limit = this.length, skip = 0 } = options
    const found: any[] = []
    for (const document of this.data) {
      if (limit <= 0) break
      if (!test(document)) continue
      if (skip > 0) skip--
      else {
        found.push(options.lean ? document.toObject() : document)
        limit--
      }
    }
    return options.lean ? found : this.#other(found)
  }
  findOne(query?: any, options: any = {}): any {
    const found = this.find(query, { ...options, limit: 1 })
    return Array.isArray(found) ? found[0] : found.data[0]
  }
  sort(by?: any, order?: any): Query {
    return this.#other([...this.data].sort(comparatorOf(orderOf(by, order), this._model.schema.typeOf)))
  }
  map(each: (document: any, at: number) => any): any[] {
    return this.data.map((document, at) => each(document, at))
  }
  filter(keep: (document: any, at: number) => any): Query {
    return this.#other(this.data.filter((document, at) => keep(document, at)))
  }
  every(test: (document: any, at: number) => any): boolean {
    return this.data.every((document, at) => test(document, at))
  }
  some(test: (document: any, at: number) => any): boolean {
    return this.data.some((document, at) => test(document, at))
  }
  reduce(step: any, ...initial: any[]): any {
    return (this.data.reduce as any)(step, ...initial.filter((value) => value !== undefined))
  }
  reduceRight(step: any, ...initial: any[]): any {
    return (this.data.reduceRight as any)(step, ...initial.filter((value) => value !== undefined))
  }
  populate(): Query {
    return this
  }
  update(data: any): Promise<any[]> {
    return this.#each((document) => this._model.change(document._id, data))
  }
  replace(data: any): Promise<any[]> {
    return this.#each((document) => this._model.put({ ...data, _id: document._id }))
  }
  remove(): Promise<any[]> {
    return this.#each((document) => this._model.drop(document._id))
  }
  #each(work: (document: any) => Later<any>): Promise<any[]> {
    return this._model.store.answer(() =>
      inTurn<any, any[]>(this.data, [], (all, one) => andThen(work(one), (made) => [...all, made])),
    )
  }
}
