import { type ImageSize, sizeOfImage } from '../../base/image-size.ts'
import type { SourcePath } from '../../base/paths.ts'
import { BlogError, problem } from '../../base/problem.ts'
import { escapeHtml } from '../../base/text.ts'
import { isExternal } from '../../base/urls.ts'
import { feedsOf } from '../../model/feeds.ts'
import { isPicture } from '../../model/near-files.ts'
import { htmlTag } from '../html.ts'
import type { Fields } from '../members.ts'
import type { Scope } from '../scope.ts'

/** `css`, `js`, `favicon_tag`, `feed_tag`, `meta_generator`, `search_form`, `image_size`, `picture`: files, and what the head says. */
export function assetHelpers(scope: Scope) {
  const { links, config, host, facts } = scope
  const versionOf = (path: string): string | undefined => facts.version(path) ?? host.versionOf(path)
  const addressOf = (path: string, ending: string): string => {
    const [, file = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(path) ?? []
    const whole = file.endsWith(ending) ? path : file + ending + rest
    const version = rest === '' && !isExternal(whole) ? versionOf(whole.replace(/^\/+/, '')) : undefined
    return version === undefined ? links.urlFor(whole) : `${links.urlFor(whole)}?v=${version.slice(0, 8)}`
  }
  const each = (items: readonly unknown[], make: (attributes: Fields) => string, key: string): string =>
    items
      .flat(8)
      .filter((item) => item !== undefined && item !== null && item !== '')
      .map((item) => `${make(typeof item === 'object' ? { ...item } : { [key]: item })}\n`)
      .reduce((all, tag) => all + tag, '\n')
  const sizeAt = (address: string): ImageSize | undefined => {
    const source = pathOf(address, config.root)
    if (source === undefined || facts.asset(source)?.toString() !== source) return undefined
    const bytes = facts.file(source)?.bytes()
    return bytes && sizeOfImage(bytes)
  }
  return {
    css: (...items: unknown[]) =>
      each(
        items,
        (given) => htmlTag('link', { rel: 'stylesheet', ...given, href: addressOf(String(given.href), '.css') }),
        'href',
      ),
    js: (...items: unknown[]) =>
      each(items, (given) => htmlTag('script', { ...given, src: addressOf(String(given.src), '.js') }, ''), 'src'),
    favicon_tag: (path?: unknown) =>
      htmlTag('link', { rel: 'shortcut icon', href: links.urlFor(path ? String(path) : undefined) }),
    feed_tag(path?: unknown, options?: { title?: unknown; type?: unknown } | null): string {
      const title = options?.title || config.title
      if (path === undefined || path === null || path === '')
        return feedsOf(config)
          .map((feed) => feedLink(links.urlFor(feed.path), title, feed.type))
          .join('')
      if (typeof path !== 'string') throw new BlogError(problem('template-failed', { fault: 'no-feed' }))
      const guessed = /atom/.test(path) ? 'atom' : /rss/.test(path) ? 'rss' : ''
      return feedLink(links.urlFor(path), title, String(options?.type || guessed))
    },
    /** Ours: width and height in pixels of a picture in the source folder, by its address; undefined for others. */
    image_size: (path?: unknown) => sizeAt(String(path ?? '')),
    /**
     * Ours: a picture by its path, with its size, so that the page does not jump. Where the site offers pictures in several
     * widths, this is one of them; `sizes` says how wide it is shown, where that is not as wide as the text. Nothing for what
     * is no picture: `true`, `#fff`.
     */
    picture(path?: unknown, attributes?: Fields | null): string {
      if (!isPicture(path)) return ''
      const address = path
      const given = { alt: '', ...attributes }
      const size = 'width' in given || 'height' in given ? undefined : sizeAt(address)
      return htmlTag('img', { src: links.urlFor(address), ...size, decoding: 'async', ...given })
    },
    meta_generator: () => generatorTag(host.version),
    search_form: (options?: SearchForm | null): string => searchForm(scope, options ?? {}),
  }
}

interface SearchForm {
  readonly class?: unknown
  readonly text?: unknown
  readonly button?: unknown
}

function searchForm(
  { config, links }: Scope,
  { class: name = 'search-form', text = 'Search', button }: SearchForm,
): string {
  const own = config.search.enable && config.search.engine === 'builtin'
  const action = own ? links.urlFor('search/') : '//google.com/search'
  const field = htmlTag('input', { type: 'search', name: 'q', class: `${name}-input`, placeholder: text || undefined })
  const label = typeof button === 'string' ? button : text
  const submit = button ? htmlTag('button', { type: 'submit', class: `${name}-submit` }, label) : ''
  const site = own ? '' : htmlTag('input', { type: 'hidden', name: 'sitesearch', value: config.url })
  const form = htmlTag('form', { action, method: 'get', 'accept-charset': 'UTF-8', class: name })
  return `${form}${field}${submit}${site}</form>`
}

/** `"/blog/图%201.png?v=2"` → `"图 1.png"`: as `url_for` reads it, with or without the root. */
function pathOf(address: string, root: string): SourcePath | undefined {
  if (isExternal(address)) return undefined
  const path = address.replace(/[?#].*$/s, '')
  try {
    return decodeURI(path.startsWith(root) ? path.slice(root.length) : path.replace(/^\/+/, '')) as SourcePath
  } catch {
    return undefined
  }
}

const FEED_TYPES: Readonly<Record<string, string>> = { json: 'application/feed+json' }

function feedLink(href: string, title: unknown, type: string): string {
  const name = type.replace(/2$/, '')
  const mime = name === '' ? '' : ` type="${escapeHtml(FEED_TYPES[name] ?? `application/${name}+xml`)}"`
  return `<link rel="alternate" href="${escapeHtml(href)}" title="${escapeHtml(String(title))}"${mime}>`
}

/** @param version of the generator */
export function generatorTag(version: string): string {
  return `<meta name="generator" content="hanmo ${escapeHtml(version)}">`
}
