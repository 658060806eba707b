/**
 * A link on a page → the file of the site that answers it. What a server does with an address is done here with the
 * set of all routes: the site's own host and root, folders, percent-encoding, endings that are left out.
 */

import { encodePath, type UrlConfig } from '../base/urls.ts'
import type { ParamsOf } from '../messages/catalogue.ts'

/** What is known of the place that a broken link means. */
export type Meant = Pick<ParamsOf<'link-missing'>, 'meant' | 'address' | 'root'>

type Target =
  /** Another host, another scheme, or another site on this host: nothing that can be looked up here. */
  | { readonly kind: 'outside' }
  | { readonly kind: 'found'; readonly path: string; readonly id: string }
  | { readonly kind: 'missing'; readonly address: string; readonly meant?: Meant }

export interface Addresses {
  /** @param from the page's path below `public/` @param base the `href` of its `<base>` */
  targetOf(url: string, from: string, base?: string): Target
}

const HOST = 'http://site.invalid'
const OUTSIDE: Target = { kind: 'outside' }

/**
 * @param paths of all routes, not percent-encoded
 * @param comesLater whether a file is made when all pages are
 */
export function createAddresses(
  paths: Iterable<string>,
  config: UrlConfig,
  comesLater: (path: string) => boolean = () => false,
): Addresses {
  const known = new Set(paths)
  const folded = new Map(Array.from(known, (path) => [path.toLowerCase(), path]))
  const own = hostOf(config.url)

  const fileAt = (path: string): string | undefined => {
    const names = path === '' || path.endsWith('/') ? [`${path}index.html`] : [path, `${path}/index.html`]
    if (!config.pretty_urls.trailing_html) names.push(`${path.replace(/\/$/, '')}.html`)
    return names.find((name) => known.has(name))
  }
  const meantBy = (path: string): Meant | undefined => {
    const names = [path, `${path}index.html`, `${path}/index.html`, `${path.replace(/\/$/, '')}.html`]
    const other = names.map((name) => folded.get(name.toLowerCase())).find((name) => name !== undefined)
    if (other === undefined) return undefined
    const address = `${config.root}${other}`.replace(/(^|\/)index\.html$/, '$1')
    return { meant: names.includes(other) ? 'exact' : 'case', address }
  }

  return {
    targetOf(url, from, base) {
      const parsed = parse(url, from, base)
      if (parsed === undefined) return { kind: 'missing', address: url, meant: { meant: 'unreadable' } }
      const isHere =
        parsed.origin === HOST || (own !== undefined && parsed.host === own && /^https?:$/.test(parsed.protocol))
      if (!isHere) return OUTSIDE
      const full = decoded(parsed.pathname).normalize('NFC')
      if (!`${full}/`.startsWith(config.root)) {
        // On the same host another site may well live beside this one; but not under the name of a page of ours.
        const meant = fileAt(full.slice(1))
        if (meant === undefined || full === '/') return OUTSIDE
        const right = `${config.root}${full.slice(1)}`
        return { kind: 'missing', address: full, meant: { meant: 'root', root: config.root, address: right } }
      }
      const path = full.slice(config.root.length)
      const file = fileAt(path)
      if (file !== undefined) return { kind: 'found', path: file, id: idOf(parsed.hash) }
      if (comesLater(path)) return OUTSIDE
      const meant = meantBy(path)
      return { kind: 'missing', address: full, ...(meant === undefined ? {} : { meant }) }
    },
  }

  function parse(url: string, from: string, base: string | undefined): URL | undefined {
    try {
      const page = new URL(`${config.root}${encodePath(from)}`, HOST)
      return new URL(url, base === undefined ? page : new URL(base, page))
    } catch {
      return undefined
    }
  }
}

/** The id that a fragment names; empty for none, for the top of the page, and for what scripts and browsers keep there. */
function idOf(hash: string): string {
  const id = decoded(hash.slice(1).replace(/:~:.*$/s, ''))
  return /^(?:top$|[/!])/i.test(id) ? '' : id
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function hostOf(url: string): string | undefined {
  try {
    return new URL(url).host || undefined
  } catch {
    return undefined
  }
}
