import type { Facts } from '../model/facts.ts'

/**
 * What a computation read from facts, so that it can be read again from another page's: then that page's engine knows of
 * it too, and the result may be used there when everything is as it was.
 */
interface Replay {
  /** The same facts; each look-up is noted with what it gave. */
  readonly facts: Facts
  /** Reads all of it again. False as soon as something is not what it was. */
  holds(now: Facts): boolean
}

export function createReplay(facts: Facts): Replay {
  let isVolatile = false
  const reads = new Map<string, { readonly read: (facts: Facts) => unknown; readonly gave: unknown }>()
  const note = <Value>(key: string, read: (facts: Facts) => Value): Value => {
    const gave = read(facts)
    if (!reads.has(key)) reads.set(key, { read, gave })
    return gave
  }
  const noted = <Argument, Value>(name: string, of: (facts: Facts) => (argument: Argument) => Value) => {
    return (argument: Argument): Value => note(`${name} ${String(argument)}`, (from) => of(from)(argument))
  }
  return {
    facts: {
      config: () => watched(facts.config(), (key, read) => note(`config ${key}`, (from) => read(from.config()))),
      themeConfig: () =>
        watched(facts.themeConfig(), (key, read) => note(`theme ${key}`, (from) => read(from.themeConfig()))),
      site: () => note('site', (from) => from.site()),
      posts: () => note('posts', (from) => from.posts()),
      pages: () => note('pages', (from) => from.pages()),
      taxa: noted('taxa', (from) => from.taxa),
      head: noted('head', (from) => from.head),
      count: noted('count', (from) => from.count),
      order: (list, by) => note(`order ${list}\n${by}`, (from) => from.order(list, by)),
      newer: noted('newer', (from) => from.newer),
      older: noted('older', (from) => from.older),
      taxon: (kind, id) => note(`taxon ${kind}/${id}`, (from) => from.taxon(kind, id)),
      dates: () => note('dates', (from) => from.dates()),
      content: noted('content', (from) => from.content),
      view: noted('view', (from) => from.view),
      data: () => note('data', (from) => from.data()),
      messages: noted('messages', (from) => from.messages),
      file: noted('file', (from) => from.file),
      asset: noted('asset', (from) => from.asset),
      search: noted('search', (from) => from.search),
      postNamed: noted('named', (from) => from.postNamed),
      version: noted('version', (from) => from.version),
      now: () => note('now', (from) => from.now()),
      volatile(why) {
        isVolatile = true
        facts.volatile(why)
      },
    },
    holds: (now) => !isVolatile && [...reads.values()].every(({ read, gave }) => same(read(now), gave)),
  }
}

function same(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || (a instanceof Date && b instanceof Date && a.getTime() === b.getTime())
}

/** Reads an object key by key through `note`; its list of keys counts as one value. */
function watched<T extends object>(object: T, note: (key: string, read: (object: T) => unknown) => unknown): T {
  return new Proxy(object, {
    get: (_, key) => note(`.${String(key)}`, (from) => Reflect.get(from, key)),
    has: (_, key) => Boolean(note(`?${String(key)}`, (from) => Reflect.has(from, key))),
    ownKeys(target) {
      note('*', (from) => Reflect.ownKeys(from).map(String).join())
      return Reflect.ownKeys(target)
    },
    getOwnPropertyDescriptor(target, key) {
      note(`?${String(key)}`, (from) => Reflect.has(from, key))
      note(`.${String(key)}`, (from) => Reflect.get(from, key))
      return Reflect.getOwnPropertyDescriptor(target, key)
    },
  })
}
