/**
 * Addresses: from paths below `public/` to what stands in links. A *path* is raw (`"tags/C#/"`), a *URL* is
 * percent-encoded (`"/tags/C%23/"`). Mixing them up is how links to `C#` break, so each function says which it takes.
 */

/** The config keys that decide addresses. */
export interface UrlConfig {
  /** Without trailing slash. */
  readonly url: string
  /** With leading and trailing slash. */
  readonly root: string
  readonly relative_link: boolean
  readonly pretty_urls: { readonly trailing_index: boolean; readonly trailing_html: boolean }
}

/**
 * Encodes a raw path whole: `%`, `?` and `#` are parts of names here. `"C# 100%/你好/"` gives
 * `"C%23%20100%25/%E4%BD%A0%E5%A5%BD/"`. Slashes stay. Never throws.
 */
export function encodePath(path: string): string {
  if (PLAIN_PATH.test(path)) return path
  return encodeURI(wellFormed(path)).replace(/[?#]/g, encodeURIComponent)
}

/**
 * Makes a raw path safe to be used where a URL is expected, changing only what would be misread: `%`, `?`, `#`, and a
 * colon that would look like a scheme. What templates see as `post.path` and `tag.path`: equal to the raw path for
 * nearly every name, and right in `url_for(post.path)` and `config.root + post.path` for all of them.
 */
export function hrefPath(path: string): string {
  const escaped = MISREAD.test(path) ? path.replace(/[%?#]/g, encodeURIComponent) : path
  return SCHEME.test(escaped) ? escaped.replace(':', '%3A') : escaped
}

/**
 * Encodes what a URL may not hold and leaves what is encoded already; a second pass changes nothing. A `%` that starts
 * no escape becomes `%25`. Never throws.
 * @compat Hexo's `encodeURL` decodes first, so `%23` and `%3F` turn into a fragment and a query; here they stay.
 */
export function encodeUrl(url: string): string {
  if (PLAIN_URL.test(url)) return url
  return wellFormed(url)
    .split(/((?:%[0-9a-fA-F]{2})+)/)
    .map((part, index) => (index % 2 === 1 ? normalizeEscapes(part) : encodeURI(part)))
    .join('')
}

/**
 * The link to `path` (a URL or a path as {@link hrefPath} gives it) from anywhere on the site: root before it, encoded,
 * shortened by `pretty_urls`. Links to other sites, other schemes and `#fragments` come back unchanged.
 * @compat as Hexo's `url_for` without `relative`.
 */
export function urlFor(path: string, config: UrlConfig): string {
  if (path.startsWith('#') || isExternal(path)) return path
  return prettyUrl(encodeUrl(`${config.root}${path}`.replace(/\/{2,}/g, '/')), config)
}

/**
 * The link to `path` with protocol and host, for feeds, canonical links and shares. The host stays as `config.url`
 * has it.
 * @compat as Hexo's `full_url_for`.
 */
export function fullUrlFor(path: string, config: UrlConfig): string {
  if (isExternal(path)) return path
  return prettyUrl(`${config.url}${encodeUrl(`/${path}`.replace(/\/{2,}/g, '/'))}`, config)
}

/**
 * The link from the page at raw path `from` (`"tags/数学/index.html"`) to `to` (a URL below the site's root), by `../`.
 * @compat as Hexo's `relative_url`; but from a page at the root a `to` with a leading slash stays relative, and a link to
 * the page's own folder is `"./"` where Hexo's is empty.
 */
export function relativeUrl(from: string, to: string): string {
  const end = to.search(/[?#]/)
  const target = encodeUrl((end < 0 ? to : to.slice(0, end)).replace(/\/{2,}/g, '/').replace(/^\//, ''))
  const rest = end < 0 ? '' : encodeUrl(to.slice(end))
  const fromParts = encodePath(from).split('/')
  const toParts = (target === '' ? 'index.html' : target).split('/')
  let common = 0
  while (common < fromParts.length - 1 && common < toParts.length - 1 && fromParts[common] === toParts[common]) common++
  const up = '../'.repeat(fromParts.length - 1 - common)
  const way = up + toParts.slice(common).join('/')
  // A colon in its first part would make it an address with a scheme.
  return (way === '' || /^[^/]*:/.test(way) ? `./${way}` : way) + rest
}

/** Cuts `index.html` and `.html` off the end of a URL as `pretty_urls` asks. */
export function prettyUrl(url: string, { pretty_urls }: Pick<UrlConfig, 'pretty_urls'>): string {
  if (url.endsWith('index.html')) return pretty_urls.trailing_index ? url : url.slice(0, -'index.html'.length)
  return pretty_urls.trailing_html || !url.endsWith('.html') ? url : url.slice(0, -'.html'.length)
}

/** Whether a link has a scheme or a host of its own: `"https://…"`, `"//cdn…"`, `"mailto:…"`, `"data:…"`. */
export function isExternal(link: string): boolean {
  return link.startsWith('//') || SCHEME.test(link)
}

const MISREAD = /[%?#]/
const SCHEME = /^[a-zA-Z][a-zA-Z\d+.-]*:/
// The common case by far: nothing to encode, nothing to decide.
const PLAIN_PATH = /^[\w\-./~]*$/
const PLAIN_URL = /^[\w\-./~?#&=:]*$/

function normalizeEscapes(escapes: string): string {
  try {
    return encodeURIComponent(decodeURIComponent(escapes))
  } catch {
    return escapes.toUpperCase()
  }
}

/** Half of a surrogate pair cannot be encoded. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd')
}
