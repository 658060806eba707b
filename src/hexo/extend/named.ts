import { type Answer, plainAnswer } from '../answers.ts'

/**
 * Registries whose entries are found by name: helpers, generators, deployers, migrators, consoles, processors,
 * highlighters. Scripts wrap and replace entries of each other, so `store` is open as in Hexo.
 */
export class Named {
  store: Record<string, any> = {}

  list(): Record<string, any> {
    return this.store
  }
  get(name: string): any {
    return this.store[name]
  }
  register(name: string, entry: any): void {
    if (!name) throw new TypeError('name is required')
    if (typeof entry !== 'function') throw new TypeError('fn must be a function')
    this.store[name] = entry
  }
  unregister(name: string): void {
    delete this.store[name]
  }
}

/** A function that takes a callback as its last argument → one that gives a promise. */
export function promisedBy(work: any): any {
  return function (this: any, ...args: any[]) {
    return new Promise((resolve, reject) => {
      work.call(this, ...args, (error: unknown, value: unknown) => (error ? reject(error) : resolve(value)))
    })
  }
}

/** A function that answers now, later, or by a callback after `most` arguments → one that always answers later. */
export function answeredBy(work: any, most: number, answer: Answer): any {
  const run = work.length > most ? promisedBy(work) : work
  return function (this: any, ...args: any[]) {
    return answer(() => run.apply(this, args))
  }
}

/** Work that is done by a function of its own, which may take a callback after its argument. */
export class Tasks extends Named {
  readonly #answer: Answer
  constructor(answer: Answer = plainAnswer) {
    super()
    this.#answer = answer
  }
  override register(name: string, entry: any): void {
    super.register(name, entry)
    this.store[name] = answeredBy(entry, 1, this.#answer)
  }
}

/** Generators may be nameless. */
export class Generators extends Tasks {
  id = 0
  override register(name: any, entry?: any): void {
    if (typeof name === 'function') super.register(`generator-${this.id++}`, name)
    else super.register(name, entry)
  }
}

/** Commands have a description and options. */
export class Consoles extends Tasks {
  alias: Record<string, string> = {}
  override get(name: string): any {
    const key = name.toLowerCase()
    return this.store[this.alias[key] ?? key]
  }
  override register(name: string, ...rest: any[]): void {
    const entry = rest.findLast((value) => typeof value === 'function')
    const key = name.toLowerCase()
    super.register(key, entry)
    this.store[key].desc = rest.find((value) => typeof value === 'string') ?? ''
    this.store[key].options = rest.find((value) => typeof value === 'object' && value !== null) ?? {}
    this.alias[key] = key
  }
}

/** Processors look at files by pattern. */
export class Processors {
  store: { pattern: any; process: any }[] = []
  list(): { pattern: any; process: any }[] {
    return this.store
  }
  register(pattern: any, process?: any): void {
    if (typeof pattern === 'function' && process === undefined)
      this.store.push({ pattern: () => ({}), process: pattern })
    else this.store.push({ pattern, process })
  }
}

/** What colours code, by the name that `syntax_highlighter` chooses. */
export class Highlighters extends Named {
  query(name: string): any {
    return name && this.store[name]
  }
  exec(name: string, { context, args = [] }: any): any {
    const highlight = this.query(name)
    if (!highlight) throw new TypeError(`syntax highlighter ${name} is not registered`)
    return highlight.apply(context, args)
  }
}
