import { posix } from 'node:path'
import type { UrlConfig } from '../base/urls.ts'
import type { View } from '../model/theme.ts'
import { type KnownDates, knownDates, type loadMoment } from './dates.ts'
import type { Late } from './frame.ts'
import type { KnownLinks } from './links.ts'
import type { Locals } from './members.ts'
import { compileText, compileView, type Template } from './template.ts'

/**
 * What pages share: compiled views, links, offsets. All of it is a pure function of values that never change, so it
 * holds as long as these values do; nothing in it depends on the order of pages.
 */
export interface PageShared {
  template(view: View): Template
  /** Where the view lies that another one asks for by name. */
  places(from: string, name: string): Places
  /** All names below the views of a page: its locals, helpers of extensions, ours. */
  names(locals: Locals, added: Locals, late: Late | undefined): ReadonlySet<string>
  /** A text in EJS that is not a view; `view` is where it stands. */
  inline(text: string, view: View): Pick<Template, 'run' | 'runAsking'>
  /** Links by path, for configs that make the same links. */
  links(config: UrlConfig): KnownLinks
  readonly dates: KnownDates
  moment(): ReturnType<typeof loadMoment>
  /** For the helper of that name: loads moment when it is used. */
  readonly lazyMoment: ReturnType<typeof loadMoment>
  /** What `make` derives from `of`, once for each name. */
  derived<Of extends object, Value>(of: Of, name: string, make: (of: Of) => Value): Value
}

/** Names of views, below `layout/`. */
interface Places {
  /** Looked for first; undefined where it is the same. */
  readonly beside: string | undefined
  readonly clean: string
}

/** Templates in front matter may differ on every page. */
const MOST_INLINE = 200

export function createPageShared(moment: () => ReturnType<typeof loadMoment>): PageShared {
  let loaded: ReturnType<typeof loadMoment> | undefined
  const loadOnce = () => {
    loaded ??= moment()
    return loaded
  }
  return {
    template: ofEach(compileView),
    places: placesOfViews(),
    names: remembered(
      (locals: Locals, added: Locals, _: Late | undefined) => `${Object.keys(locals)}\n${Object.keys(added)}`,
      (locals, added, late) => new Set([...Object.keys(locals), ...Object.keys(added), ...(late?.names() ?? [])]),
    ),
    inline: remembered(
      (text: string, view: View) => `${view.file}\n${text}`,
      (text, view) => compileText(text, { view: { ...view, text }, offset: 0 }),
      MOST_INLINE,
    ),
    links: remembered(
      ({ url, root, pretty_urls: pretty }: UrlConfig) =>
        [url, root, pretty.trailing_index, pretty.trailing_html].join('\n'),
      (): KnownLinks => ({ urls: new Map(), full: new Map() }),
    ),
    dates: knownDates(),
    moment: loadOnce,
    lazyMoment: lazily(loadOnce),
    derived: derivedValues(),
  }
}

/** A function that makes a value once for each key, and forgets all of them when there are too many. */
function remembered<Args extends readonly unknown[], Value extends object | string>(
  keyOf: (...args: Args) => string,
  make: (...args: Args) => Value,
  most = Number.POSITIVE_INFINITY,
): (...args: Args) => Value {
  const known = new Map<string, Value>()
  return (...args) => {
    const key = keyOf(...args)
    let value = known.get(key)
    if (value === undefined) {
      value = make(...args)
      if (known.size >= most) known.clear()
      known.set(key, value)
    }
    return value
  }
}

/** A function that makes a value once for each object. */
function ofEach<Of extends object, Value extends object>(make: (of: Of) => Value): (of: Of) => Value {
  const known = new WeakMap<Of, Value>()
  return (of) => {
    let value = known.get(of)
    if (value === undefined) {
      value = make(of)
      known.set(of, value)
    }
    return value
  }
}

function placesOfViews(): PageShared['places'] {
  const known = new Map<string, Map<string, Places>>()
  return (from, name) => {
    let ofView = known.get(from)
    if (ofView === undefined) {
      ofView = new Map()
      known.set(from, ofView)
    }
    let places = ofView.get(name)
    if (places === undefined) {
      const clean = posix.normalize(name.replace(/\\/g, '/').replace(/\.ejs$/, '')).replace(/^\/+/, '')
      const beside = posix.join(posix.dirname(from), clean)
      places = { beside: beside === clean ? undefined : beside, clean }
      ofView.set(name, places)
    }
    return places
  }
}

/** Values by what they are derived from, which they do not keep alive. */
function derivedValues(): PageShared['derived'] {
  const values = new WeakMap<object, Map<string, unknown>>()
  return <Of extends object, Value>(of: Of, name: string, make: (of: Of) => Value): Value => {
    let byName = values.get(of)
    if (!byName) {
      byName = new Map()
      values.set(of, byName)
    }
    if (!byName.has(name)) byName.set(name, make(of))
    return byName.get(name) as Value
  }
}

/** A function that is loaded when it is first used. */
function lazily<F extends ReturnType<typeof loadMoment>>(load: () => F): F {
  return new Proxy((() => undefined) as unknown as F, {
    apply: (_, self, args) => Reflect.apply(load(), self, args),
    get: (_, name) => Reflect.get(load(), name),
    set: (_, name, value) => Reflect.set(load(), name, value),
    has: (_, name) => Reflect.has(load(), name),
  })
}
