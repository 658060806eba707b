import type { SourcePath } from '../base/paths.ts'
import type { Notes } from '../memo/domain.ts'
import type { Facts } from '../model/facts.ts'

/**
 * What a computation read, by name. Facts are named so that a name alone finds the fact again in a later build:
 * `config:title`, `head:_posts/你好.md`, `view:_partial/header`. What was looked for and not there is a fact as well.
 */
export type FactName = `${FactKind}:${string}`
export type FactKind =
  | 'asset'
  | 'config'
  | 'content'
  | 'count'
  | 'data'
  | 'dates'
  | 'file'
  | 'head'
  | 'messages'
  | 'named'
  | 'newer'
  | 'now'
  | 'older'
  | 'order'
  | 'pages'
  | 'posts'
  | 'search'
  | 'site'
  | 'taxa'
  | 'taxon'
  | 'theme'
  | 'version'
  | 'view'

/** The same facts; every look-up tells its name to `notes`. Configurations are told key by key. */
export function recorded(facts: Facts, notes: Notes): Facts {
  const note: (name: FactName) => void = notes.read
  const config = watched(facts.config(), (key) => note(`config:${key}`))
  const themeConfig = watched(facts.themeConfig(), (key) => note(`theme:${key}`))
  const notingWhole =
    <R>(kind: FactKind, read: () => R) =>
    (): R => {
      note(`${kind}:`)
      return read()
    }
  const noting =
    <A extends SourcePath | string, R>(kind: FactKind, read: (argument: A) => R) =>
    (argument: A): R => {
      note(`${kind}:${argument}`)
      try {
        return read(argument)
      } catch (error) {
        notes.failed(error)
        throw error
      }
    }
  return {
    config: () => config,
    themeConfig: () => themeConfig,
    site: notingWhole('site', facts.site),
    posts: notingWhole('posts', facts.posts),
    pages: notingWhole('pages', facts.pages),
    taxa: noting('taxa', facts.taxa),
    head: noting('head', facts.head),
    count: noting('count', facts.count),
    order(list, by) {
      note(`order:${list}\n${by}`)
      return facts.order(list, by)
    },
    newer: noting('newer', facts.newer),
    older: noting('older', facts.older),
    taxon(kind, id) {
      note(`taxon:${kind}/${id}`)
      return facts.taxon(kind, id)
    },
    dates: notingWhole('dates', facts.dates),
    content: noting('content', facts.content),
    view: noting('view', facts.view),
    data: notingWhole('data', facts.data),
    messages(languages) {
      note(`messages:${languages.join(',')}`)
      return facts.messages(languages)
    },
    file: noting('file', facts.file),
    asset: noting('asset', facts.asset),
    postNamed: noting('named', facts.postNamed),
    search: noting('search', facts.search),
    version: noting('version', facts.version),
    volatile: notes.volatile,
    now: notingWhole('now', facts.now),
  }
}

/** Tells each key that is read; walking over all keys is told as the key `*`. */
function watched<T extends object>(object: T, note: (key: string) => void): T {
  return new Proxy(object, {
    get(target, key, receiver) {
      if (typeof key === 'string') note(key)
      return Reflect.get(target, key, receiver)
    },
    has(target, key) {
      if (typeof key === 'string') note(key)
      return Reflect.has(target, key)
    },
    ownKeys(target) {
      note('*')
      return Reflect.ownKeys(target)
    },
    getOwnPropertyDescriptor(target, key) {
      if (typeof key === 'string') note(key)
      return Reflect.getOwnPropertyDescriptor(target, key)
    },
  })
}
