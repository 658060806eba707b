import { digestOf } from '../base/digest.ts'
import type { Digest } from '../base/paths.ts'
import { Document } from './data/document.ts'
import { defineLate } from './data/members.ts'
import { Query } from './data/query.ts'
import { readAgain, readGiven } from './reading.ts'
import type { Reads } from './reads.ts'

/**
 * What generators leave behind: the data of their pages, and what they write into documents that all pages share. Pages
 * that look at what was written read it as a fact. A document in the data of a page is known by its name, since the page
 * reads of it what it shows.
 */
export class GivenDocuments {
  /** Of documents that all pages share, and their plain members before anybody wrote into them. */
  readonly #names = new Map<Document, string>()
  readonly #before = new Map<Document, ReadonlyMap<string, unknown>>()
  readonly #lists = new WeakMap<Query, string>()
  /** Members as they are noted, and what those that were written late had been before: nothing, where they are new. */
  readonly #noted = new Map<Document, Map<string, Value>>()
  readonly #earlier = new Map<Document, Map<string, Value | undefined>>()

  /** Which members were written into which documents: pages may have looked where there was none. */
  readonly members = new Set<string>()

  /** @param lists what pages see as `site`; documents in it are those that they share */
  constructor(lists: Iterable<unknown>) {
    const taken = new Set<string>()
    for (const list of lists)
      for (const document of list instanceof Query ? list.data : []) {
        if (!(document instanceof Document) || this.#names.has(document)) continue
        let name = nameOf(document)
        while (taken.has(name)) name += '+'
        taken.add(name)
        this.#names.set(document, name)
        this.#before.set(document, new Map(plainMembers(document)))
      }
  }

  /**
   * From now on, whoever looks at what was written since the last time reads it as a fact.
   * @param around read as well, whatever was written
   * @param instead read where a value has no digest
   * @param isLate whether pages have got their data: see {@link pageOf}
   * @returns digests by the names of these facts
   */
  noteLooks(around: Reads, instead: Reads, isLate = false): ReadonlyMap<string, Digest> {
    const digests = new Map<string, Digest>()
    for (const [document, before] of this.#before)
      for (const [member, value] of plainMembers(document)) {
        if (before.has(member) && Object.is(before.get(member), value)) continue
        const name = `${this.#names.get(document)}\n${member}`
        const digest = this.digestOf(value)
        if (digest !== undefined) digests.set(name, digest)
        const read = () => {
          readAgain(digest === undefined ? instead : around)
          if (digest !== undefined) readGiven(name)
          return value
        }
        defineLate(document, member, read)
        const known = this.#noted.get(document)?.get(member)
        const first = before.has(member) ? () => before.get(member) : undefined
        if (isLate) put(this.#earlier, document, member, known ?? first)
        put(this.#noted, document, member, read)
        this.members.add(`${this.#names.get(document)} ${member}`)
      }
    return digests
  }

  /**
   * Data of a page as the page has them.
   * @compat Hexo copies them before it calls filters of `after_generate`: what these write, only lists show
   */
  pageOf(data: any): any {
    const page = { ...data }
    for (const [name, read] of this.#earlier.get(data) ?? []) {
      if (read === undefined) delete page[name]
      else page[name] = read()
    }
    return page
  }

  /** Of what a value holds; undefined where that cannot be told, as of functions and circles. */
  digestOf(value: unknown): Digest | undefined {
    try {
      return digestOf(this.#textOf(value, []))
    } catch (error) {
      if (error instanceof Untold) return undefined
      throw error
    }
  }

  /** @param within what the value is a part of */
  #textOf(value: unknown, within: readonly object[]): string {
    if (typeof value === 'string') return JSON.stringify(value)
    if (typeof value === 'function' || typeof value === 'symbol') throw new Untold()
    if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? '-0' : `${typeof value} ${value}`
    const name = this.#names.get(value as Document)
    if (name !== undefined) return name
    if (within.includes(value) || within.length > DEEPEST) throw new Untold()
    const inside = [...within, value]
    const each = (parts: Iterable<unknown>) => `[${Array.from(parts, (part) => this.#textOf(part, inside)).join()}]`
    if (value instanceof Query) {
      const known = this.#lists.get(value) ?? `${value._model.name} ${each(value.data)}`
      this.#lists.set(value, known)
      return known
    }
    if (value instanceof Document) return `${nameOf(value)} ${each(plainMembers(value))}`
    if (Array.isArray(value)) return each(value)
    if (value instanceof Date) return `date ${value.getTime()}`
    if (isMoment(value)) return `moment ${value.valueOf()} ${value.format()} ${value.locale()}`
    if (value instanceof RegExp) return `pattern ${value}`
    if (value instanceof Uint8Array) return `bytes ${digestOf(value)}`
    if (value instanceof Map || value instanceof Set) return `${value instanceof Map ? 'map' : 'set'} ${each(value)}`
    if (![Object.prototype, null].includes(Object.getPrototypeOf(value))) throw new Untold()
    return `{${each(plainMembers(value, true))}}`
  }
}

type Value = () => unknown

function put<V>(map: Map<Document, Map<string, V>>, document: Document, member: string, value: V): void {
  map.set(document, (map.get(document) ?? new Map()).set(member, value))
}

/** What there is no digest of. */
class Untold extends Error {}

/** Deeper than that lies nothing that a page shows. */
const DEEPEST = 40

const nameOf = ({ _model, _id }: Document): string => `${_model.name}/${_id}`

const isMoment = (value: any): value is Moment => value._isAMomentObject === true

interface Moment {
  format(): string
  locale(): string
}

/** Members that are values; others read the site by themselves. @throws {Untold} where `all` have to be */
function* plainMembers(object: object, all = false): Iterable<[name: string, value: unknown]> {
  for (const name of Object.keys(object)) {
    const member = Object.getOwnPropertyDescriptor(object, name)
    if (member?.get === undefined) yield [name, member?.value]
    else if (all) throw new Untold()
  }
}
