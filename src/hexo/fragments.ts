import { currentReading, readAgain, within } from './reading.ts'
import type { Reads } from './reads.ts'

/**
 * Pieces of pages that themes ask to have made once. Hexo keeps what the first page made, whichever that is; here a piece
 * is kept for the pages that would make the same: those where what it looked at of its page is the same. Every page that
 * uses it has read what it read. What looks at more than a few words of its page is made for each.
 */
export class Fragments {
  readonly #known = new Map<string, Kept[] | 'own'>()
  readonly #site: (() => Language) | undefined

  /** @param site the language of all pieces, in whatever language their pages are: as in Hexo, whose first page is mostly in the site's */
  constructor(site?: () => Language) {
    this.#site = site
  }

  clear(): void {
    this.#known.clear()
  }

  /**
   * @param locals what the piece can see; while it is made they tell what it looks at
   * @param free names of `locals` that are no page's: helpers, and what was passed and stands in the key
   */
  make(key: string, locals: any, free: (name: string) => boolean, work: () => any): any {
    const site = this.#site?.()
    const language = site ? '' : locals.__?.languages
    const full = `${key}\n${language ?? ''}`
    const known = this.#known.get(full) ?? []
    if (known === 'own') return work()
    const kept = known.find(({ words }) => words.every(([name, word]) => peek(locals, name) === word))
    if (kept !== undefined) {
      // Whoever makes a piece around this one looks at the same.
      for (const [path] of kept.words) look(locals, path)
      readAgain(kept.reads)
      return kept.value
    }
    const isOfSite = (name: string) => OF_SITE.has(name) || free(name) || (WORDS.has(name) && language !== undefined)
    const { looked, ...made } = watching(locals, isOfSite, () => inLanguage(locals, site, work))
    const words = [...looked]
    const isOwn =
      known.length === MOST || words.some(([, word]) => typeof word === 'object' || typeof word === 'function')
    this.#known.set(full, isOwn ? 'own' : [...known, { ...made, words }])
    return made.value
  }
}

interface Language {
  readonly lang: string
  readonly __: unknown
  readonly _p: unknown
}

function inLanguage(locals: any, site: Language | undefined, work: () => any): any {
  if (site === undefined) return work()
  const { page, __, _p } = locals
  const inSite = new Proxy(page ?? {}, {
    get: (target, name) => (name === 'lang' ? site.lang : Reflect.get(target, name)),
  })
  Object.assign(locals, { __: site.__, _p: site._p, page: inSite })
  try {
    return work()
  } finally {
    Object.assign(locals, { page, __, _p })
  }
}

/** Of one piece; where more would be needed, it depends on its page. */
const MOST = 8

interface Kept {
  readonly value: any
  readonly reads: Reads
  /** What it looked at of its page: values that are the same on many. */
  readonly words: readonly (readonly [name: string, value: unknown])[]
}

/** The value of a member, or of one of the page's, without a look that is noted. */
export function peek(locals: any, path: string): unknown {
  const [name = '', inner] = path.split('\n')
  const member = Object.getOwnPropertyDescriptor(locals, name)
  const value: any = member && quietly(member)
  return inner === undefined ? value : value?.[inner]
}

/** What notes a look at a member knows how to give it quietly. */
function quietly({ get, value }: { readonly get?: any; readonly value?: any }): unknown {
  return get ? (get.quietly ?? get)() : value
}

/** The same on every page. */
const OF_SITE = new Set(['config', 'theme', 'site', 'env', 'view_dir', 'cache', 'layout', 'filename'])
/** The same on every page in one language. */
const WORDS = new Set(['__', '_p'])

/** On locals that tell of looks; their copies have it as well. */
const WATCHED = Symbol('watched')

/** Whether a look at a member of these locals is noted, so that they must not be copied by reading them. */
export const isWatched = (locals: object | undefined): boolean => locals !== undefined && WATCHED in locals

/** A copy that tells of looks as well, where the original does. */
export function copyOfLocals(locals: any): any {
  return isWatched(locals) ? Object.defineProperties({}, Object.getOwnPropertyDescriptors(locals)) : { ...locals }
}

/** Does the work and gives what it looked at of its page. Chance is a page's own as well. */
function watching(locals: any, isOfSite: (name: string) => boolean, work: () => any) {
  const wasWatched = isWatched(locals)
  const before = Object.entries(Object.getOwnPropertyDescriptors(locals)) as [string, PropertyDescriptor][]
  const looked = new Map<string, unknown>()
  for (const [name, member] of before) if (!isOfSite(name)) watchMember(locals, name, member, looked)
  Object.defineProperty(locals, WATCHED, { value: true, configurable: true })
  const outer = currentReading()
  const random = () => {
    looked.set('chance', {})
    return outer?.random() ?? Math.random()
  }
  try {
    const { value, reads } = within(work, { random })
    return { value, reads, looked }
  } finally {
    if (!wasWatched) delete locals[WATCHED]
    for (const [name, member] of before)
      if (name === 'page' || Object.getOwnPropertyDescriptor(locals, name)?.get)
        Object.defineProperty(locals, name, member)
  }
}

function watchMember(locals: any, name: string, member: PropertyDescriptor, looked: Map<string, unknown>): void {
  const look = () => {
    const value = member.get ? member.get() : member.value
    if (name !== 'page' || typeof value !== 'object' || value === null) looked.set(name, value)
    else return watchedPage(value, looked)
    return value
  }
  const get = Object.assign(look, { quietly: () => quietly(member) })
  const set = function (this: any, value: unknown) {
    Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true })
  }
  Object.defineProperty(locals, name, { get, set, enumerable: true, configurable: true })
}

/** A page that tells which of its words are looked at. Whatever else is done with it makes the piece its own. */
function watchedPage(page: any, looked: Map<string, unknown>): any {
  const whole = (): void => void looked.set('page', page)
  return new Proxy(page, {
    get(target, name) {
      const value = Reflect.get(target, name, target)
      if (typeof name === 'symbol') whole()
      else looked.set(`page\n${name}`, value)
      return value
    },
    has(target, name) {
      whole()
      return Reflect.has(target, name)
    },
    ownKeys(target) {
      whole()
      return Reflect.ownKeys(target)
    },
    set(target, name, value) {
      whole()
      return Reflect.set(target, name, value, target)
    },
  })
}

function look(locals: any, path: string): unknown {
  const [name = '', inner] = path.split('\n')
  return inner === undefined ? locals[name] : locals[name]?.[inner]
}

/**
 * Whether a function of a template uses names alone that are the same on every page, as far as its text tells; variables of
 * the template around it may be anything.
 */
export function usesOnly(work: any, isOfSite: (name: string) => boolean): boolean {
  const text = String(work)
  // A helper, which sees the locals that it is bound to.
  if (/^function \(\) \{ \[native code\] \}$/.test(text)) return true
  if (/[`/\\]/.test(text)) return false
  const code = text.replace(/"[^"\n]*"|'[^'\n]*'/g, "''")
  const names = code.match(/(?<![\w$.])[A-Za-z_$][\w$]*/g) ?? []
  return names.every((name) => LANGUAGE.has(name) || OF_SITE.has(name) || WORDS.has(name) || isOfSite(name))
}

const LANGUAGE = new Set([
  'function',
  'return',
  'if',
  'else',
  'true',
  'false',
  'null',
  'undefined',
  'typeof',
  'String',
  'JSON',
])
