import type { UrlConfig } from '../base/urls.ts'
import type { Facts } from '../model/facts.ts'
import type { View } from '../model/theme.ts'
import type { loadMoment } from './dates.ts'
import { compileText, compileView, type Template } from './template.ts'

/**
 * What pages share: compiled views, links, offsets. All of it is a pure function of values that never change, so it
 * holds as long as these values do; nothing in it depends on the order of pages.
 */
export interface PageShared {
  template(view: View): Template
  /** A text in EJS that is not a view; `view` is where it stands. */
  inline(text: string, view: View): Pick<Template, 'run'>
  /** Links by path, for configs that make the same links. */
  links(config: UrlConfig): Map<string, string>
  readonly offsets: Map<number, number>
  /** Short texts by what they are made from: dates as they are written. */
  text(key: string, make: () => string): string
  /** Pieces that pages share, or that each page makes for itself. */
  readonly fragments: Map<string, Fragment | 'dependent'>
  moment(): ReturnType<typeof loadMoment>
  /** For the helper of that name: loads moment when it is used. */
  readonly lazyMoment: ReturnType<typeof loadMoment>
  /** What `make` derives from `of`, once for each name. */
  derived<Of extends object, Value>(of: Of, name: string, make: (of: Of) => Value): Value
}

/** A piece of HTML that does not depend on the page. */
export interface Fragment {
  readonly html: string
  /** Names that it asked for and nobody had set. */
  readonly asked: readonly string[]
  /** Whether what it read is what these facts say. */
  readonly holds: (facts: Facts) => boolean
}

/** Templates in front matter may differ on every page. */
const MOST_INLINE = 200
/** Enough for the dates of a large site, and a few MB. */
const MOST_TEXTS = 50_000

export function createPageShared(moment: () => ReturnType<typeof loadMoment>): PageShared {
  const templates = new Map<string, Template>()
  const links = new Map<string, Map<string, string>>()
  const values = new WeakMap<object, Map<string, unknown>>()
  const derived = <Of extends object, Value>(of: Of, name: string, make: (of: Of) => Value): Value => {
    let byName = values.get(of)
    if (!byName) {
      byName = new Map()
      values.set(of, byName)
    }
    if (!byName.has(name)) byName.set(name, make(of))
    return byName.get(name) as Value
  }
  const inline = new Map<string, Pick<Template, 'run'>>()
  const texts = new Map<string, string>()
  let loaded: ReturnType<typeof loadMoment> | undefined
  const loadOnce = () => {
    loaded ??= moment()
    return loaded
  }
  return {
    template(view) {
      const key = `${view.file}\n${view.digest}`
      let template = templates.get(key)
      if (!template) {
        template = compileView(view)
        templates.set(key, template)
      }
      return template
    },
    inline(text, view) {
      const key = `${view.file}\n${text}`
      let template = inline.get(key)
      if (!template) {
        template = compileText(text, { view: { ...view, text }, offset: 0 })
        if (inline.size >= MOST_INLINE) inline.clear()
        inline.set(key, template)
      }
      return template
    },
    links({ url, root, pretty_urls: pretty }) {
      const key = [url, root, pretty.trailing_index, pretty.trailing_html].join('\n')
      const known = links.get(key)
      if (known) return known
      const made = new Map<string, string>()
      links.set(key, made)
      return made
    },
    offsets: new Map(),
    text(key, make) {
      let text = texts.get(key)
      if (text === undefined) {
        text = make()
        if (texts.size >= MOST_TEXTS) texts.clear()
        texts.set(key, text)
      }
      return text
    },
    fragments: new Map(),
    moment: loadOnce,
    lazyMoment: new Proxy((() => undefined) as unknown as ReturnType<typeof loadMoment>, {
      apply: (_, self, args) => Reflect.apply(loadOnce(), self, args),
      get: (_, name) => Reflect.get(loadOnce(), name),
      set: (_, name, value) => Reflect.set(loadOnce(), name, value),
      has: (_, name) => Reflect.has(loadOnce(), name),
    }),
    derived,
  }
}
