import { encodePath, encodeUrl } from '../base/urls.ts'

/**
 * The address that a browser asks for → the route that answers, found the way hosts of git pages do. A route is looked
 * up in the list of all routes; no address is ever made into a path on the disk, so none can lead out of the site.
 */
type Found =
  | { readonly kind: 'route'; readonly path: string }
  /** The address lacks its slash at the end, or the site's root. A URL, percent-encoded. */
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'missing'; readonly path: string }
  | { readonly kind: 'bad' }

/**
 * @param target of the request line: `"/blog/2018/%E4%BD%A0/?q=1"`
 * @param root of the site, with slashes
 * @param has whether there is a route: `"2018/你/index.html"`
 */
export function findRoute(target: string, root: string, has: (path: string) => boolean): Found {
  const [address = '', query] = target.split('?', 2)
  const search = query === undefined ? '' : `?${query}`
  let path: string
  let base: string
  try {
    path = decodeURIComponent(address).normalize('NFC')
    base = decodeURIComponent(root).normalize('NFC')
  } catch {
    return { kind: 'bad' }
  }
  if (!path.startsWith('/') || path.includes('\0')) return { kind: 'bad' }
  if (!path.startsWith(base)) {
    const isRoot = path === '/' || `${path}/` === base
    return isRoot ? { kind: 'redirect', to: `${encodeUrl(root)}${search}` } : { kind: 'missing', path: path.slice(1) }
  }
  const below = path.slice(base.length)
  if (below === '' || below.endsWith('/')) {
    if (has(`${below}index.html`)) return { kind: 'route', path: `${below}index.html` }
  } else {
    if (has(below)) return { kind: 'route', path: below }
    if (has(`${below}.html`)) return { kind: 'route', path: `${below}.html` }
    if (has(`${below}/index.html`)) return { kind: 'redirect', to: `${encodeUrl(root)}${encodePath(below)}/${search}` }
  }
  return { kind: 'missing', path: below }
}

/** The address of a route, percent-encoded: `"/blog/tags/%E6%95%B0/"`. */
export function addressOf(path: string, root: string): string {
  return `${encodeUrl(root)}${encodePath(path.replace(/(^|\/)index\.html$/, '$1'))}`
}
