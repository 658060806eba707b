import { digestOf } from '../base/digest.ts'
import type { Config } from '../model/config.ts'
import type { Route } from '../model/route.ts'
import { minifyHtml } from './html.ts'
import { BrokenText, FORM, type Libraries, type Shorteners, shorteners } from './libraries.ts'

/** Files of a site → the same in fewer bytes: which of them, by what, and what is wrong in those that cannot be read. */
export interface Minifier {
  /** Changes whenever the same text would come out otherwise. */
  readonly mark: string
  /** Whether the file may be another one afterwards. */
  wants(route: Route): boolean
  minify(route: Route, text: string): Promise<Minified>
}

export interface Minified {
  /** The text itself where nothing came of it. */
  readonly text: string
  /** What cannot be read, and was left as it is. */
  readonly faults: readonly Fault[]
}

export interface Fault {
  readonly of: 'css' | 'js' | 'svg'
  readonly error: string
  /** What the same fault in another page is known by. */
  readonly id: string
}

type Kind = 'html' | 'css' | 'js' | 'svg'
type Options = Config['minify']

export function createMinifier(
  options: Options,
  libraries: Libraries,
  { isExcluded }: { readonly isExcluded: (path: string) => boolean },
): Minifier {
  const made = shorteners(libraries)
  const versions = Object.entries(libraries).map(([name, { version }]) => [name, version])
  const mark = digestOf(JSON.stringify([FORM, options, versions])).slice(0, 8)
  const inPages = inPagesOf(options, made)
  return {
    mark,
    wants(route) {
      const kind = kindOf(route)
      return kind !== undefined && options[kind] && !isExcluded(route.path)
    },
    async minify(route, text) {
      const kind = kindOf(route)
      if (kind === 'html') return inPages(text)
      if (kind === undefined || isShort(text) || (kind === 'svg' && isMixed(text))) return { text, faults: [] }
      try {
        return { text: shorter(await made[kind](text), text), faults: [] }
      } catch (error) {
        return { text, faults: [faultOf(kind, text, error)] }
      }
    },
  }
}

/** By its name. A page that is copied is somebody's finished page; what a library brings has been minified by its makers. */
function kindOf({ kind, path, owner }: Route): Kind | undefined {
  if (owner.kind === 'library' || /[.-]min\.[^./]+$/i.test(path)) return undefined
  const ending = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase()
  if (ending === 'html' || ending === 'htm') return kind === 'copy' ? undefined : 'html'
  if (ending === 'mjs') return 'js'
  return ending === 'css' || ending === 'js' || ending === 'svg' ? ending : undefined
}

/** As minifiers leave a text: lines that nobody writes. */
const isShort = (text: string): boolean => text.length > 1000 && text.length / text.split('\n').length > 300

/** A drawing with scripts, pages or movement in it. */
const isMixed = (svg: string): boolean => /<(?:foreignObject|script|animate\w*|set)\b/i.test(svg)

const shorter = (made: string, before: string): string => (made.length < before.length ? made : before)

/** Pages share their scripts and styles: each is made once. */
function inPagesOf(options: Options, { css, js }: Shorteners): (html: string) => Promise<Minified> {
  const known = new Map<string, Promise<Minified>>()
  const once = (kind: 'css' | 'js', text: string, make: () => Promise<string>): Promise<Minified> => {
    const key = `${kind}\n${text}`
    const before = known.get(key)
    if (before !== undefined) return before
    const after = make().then(
      (short): Minified => ({ text: shorter(short, text), faults: [] }),
      (error: unknown): Minified => ({ text, faults: [faultOf(kind, text, error)] }),
    )
    known.set(key, after)
    return after
  }
  return async (html) => {
    const faults: Fault[] = []
    const inner = async (minified: Promise<Minified>): Promise<string> => {
      const { text, faults: found } = await minified
      faults.push(...found)
      return text
    }
    const made = await minifyHtml(html, {
      style: (text) => (options.css ? inner(once('css', text, () => css(text))) : Promise.resolve(text)),
      script: (text, isModule) =>
        options.js ? inner(once('js', text, () => js(text, isModule))) : Promise.resolve(text),
    })
    return { text: made, faults }
  }
}

function faultOf(of: Fault['of'], text: string, error: unknown): Fault {
  if (!(error instanceof BrokenText)) throw error
  return { of, error: error.message, id: digestOf(text).slice(0, 8) }
}
