import { andThen, inTurn, type Later } from '../../base/later.ts'
import { type Answer, plainAnswer } from '../answers.ts'
import { during } from '../failure.ts'
import { Keeping, namesOf } from '../keeping.ts'

/**
 * Functions that change a value one after the other, by kind. Lower priorities come first, and equal ones in the order
 * in which they were registered. Built-in filters are among them, so that scripts may order against them or take them out.
 */
const ALIASES: Readonly<Record<string, string>> = {
  pre: 'before_post_render',
  post: 'after_post_render',
  'after_render:html': '_after_html_render',
}
const nameOf = (type: string): string => ALIASES[type] ?? type

/** As scripts write it. */
const written = (name: string): string => (name === '_after_html_render' ? 'after_render:html' : name)

const OF_ARTICLES = new Set(['before_post_render', 'after_post_render', 'post_permalink'])

export class Filters {
  store: Record<string, any[]> = {}
  readonly #answer: Answer
  readonly #keeping: Keeping

  constructor(answer: Answer = plainAnswer, keeping = new Keeping(() => undefined)) {
    this.#answer = answer
    this.#keeping = keeping
  }

  list(type?: string): any {
    if (!type) return this.store
    return this.store[type] ?? []
  }

  register(type: any, filter?: any, priority?: number): void {
    if (typeof type === 'function') {
      this.register('after_post_render', type, filter)
      return
    }
    if (typeof filter !== 'function') throw new TypeError('fn must be a function')
    this.store[nameOf(type)] ??= []
    const filters = this.store[nameOf(type)] as any[]
    filter.priority = priority ?? 10
    this.#keeping.note(filter)
    filters.push(filter)
    filters.sort((a, b) => a.priority - b.priority)
  }

  unregister(type: string, filter: any): void {
    if (!type) throw new TypeError('type is required')
    if (typeof filter !== 'function') throw new TypeError('fn must be a function')
    const filters = this.list(nameOf(type))
    const at = filters.indexOf(filter)
    if (at >= 0) filters.splice(at, 1)
  }

  exec(type: string, data: any, { context, args = [] }: any = {}): Promise<any> {
    return this.#answer(() => this.execLater(type, data, { context, args }))
  }

  /** The same at once, where every filter answers at once. */
  execLater(type: string, data: any, { context, args = [] }: any = {}): Later<any> {
    return inTurn<any, any>([...this.list(type)], data, (value, filter) =>
      andThen<any, any>(this.#run(type, filter, context, [value, ...args]), (answer) => answer ?? value),
    )
  }

  #run(type: string, filter: any, context: any, args: any[]): any {
    const name = nameOf(type)
    const own = () => namesOf([args[0]?.page ?? args[1]?.page, args[0]])
    return during({ kind: 'filter', name: written(type) }, () =>
      this.#keeping.call(filter, own, () => filter.apply(context, args), OF_ARTICLES.has(name) ? 'articles' : 'pages'),
    )
  }

  execSync(type: string, data: any, { context, args = [] }: any = {}): any {
    let value = data
    for (const filter of [...this.list(type)]) value = this.#run(type, filter, context, [value, ...args]) ?? value
    return value
  }
}
