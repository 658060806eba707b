import { type Answer, plainAnswer } from '../answers.ts'
import { type Processor, processorOf } from './processor.ts'

/**
 * Registries whose entries are found by name: helpers, generators, deployers, migrators, consoles, processors,
 * highlighters. Scripts wrap and replace entries of each other, so `store` is open as in Hexo.
 */
export class Named {
  store: Record<string, any> = {}
  /** Hears whose function is being registered. */
  readonly note: (work: any) => void

  constructor(note: (work: any) => void = () => undefined) {
    this.note = note
  }

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
    this.note(entry)
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
  constructor(answer: Answer = plainAnswer, note?: (work: any) => void) {
    super(note)
    this.#answer = answer
  }
  override register(name: string, entry: any): void {
    super.register(name, entry)
    this.store[name] = answeredBy(entry, 1, this.#answer)
    this.note(this.store[name])
  }
}

/** Generators may be nameless. */
export class Generators extends Tasks {
  id = 0
  /** By name: who registered it, `"scripts/a.js:3"`; undefined for ours. */
  readonly places = new Map<string, string | undefined>()
  readonly #caller: () => string | undefined
  /** @param caller finds whose code is running */
  constructor(answer?: Answer, caller: () => string | undefined = () => undefined, note?: (work: any) => void) {
    super(answer, note)
    this.#caller = caller
  }
  override register(given: any, entry?: any): void {
    const [name, work] = typeof given === 'function' ? [`generator-${this.id++}`, given] : [given, entry]
    super.register(name, work)
    this.places.set(name, this.#caller())
  }
}

/** Commands have a description and options. */
export class Consoles extends Tasks {
  alias: Record<string, string> = {}
  /** By its name, an alias, or what no other name begins with. */
  override get(name: string): any {
    const key = name.toLowerCase()
    const known = this.store[this.alias[key] ?? key]
    const meant = Object.keys(this.store).filter((one) => one.startsWith(key))
    return known ?? (meant.length === 1 ? this.store[meant[0] as string] : undefined)
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
  store: Processor[] = []
  list(): Processor[] {
    return this.store
  }
  register(pattern: any, process?: any): void {
    this.store.push(processorOf(pattern, process))
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
