import { scanTags } from '../../base/html-scan.ts'
import { byCodeUnit, decodeEntities, escapeHtml } from '../../base/text.ts'
import { encodeUrl, prettyUrl } from '../../base/urls.ts'
import { isPicture } from '../../model/near-files.ts'
import { stripHtml } from '../html.ts'
import type { Fields } from '../members.ts'
import type { Scope } from '../scope.ts'

/** `open_graph`: what other sites show of a page (Open Graph, Twitter cards), and its description for search engines. */
export function openGraphHelpers(scope: Scope) {
  return { open_graph: (options?: Options | null) => openGraph(scope, options ?? {}) }
}

type Options = Readonly<Fields>

function openGraph(scope: Scope, options: Options): string {
  const { config } = scope
  const page = scope.page()
  const url = prettyUrl(String(options.url || scope.local('url') || config.url), config)
  const description = descriptionOf(scope, page, options)
  const images = imagesOf(page, options).flatMap((image) => absolute(image, url))
  const tags: string[] = []
  const meta = (key: 'name' | 'property', name: string, content: unknown) => {
    if (content === undefined || content === null || content === '' || content === false) return
    tags.push(`<meta ${key}="${name}" content="${escapeHtml(String(content))}">`)
  }
  const og = (name: string, content: unknown) => meta('property', name, content)

  meta('name', 'description', description)
  og('og:type', options.type || (page.__post ? 'article' : 'website'))
  og('og:title', options.title || page.title || config.title)
  og('og:url', encodeUrl(url))
  og('og:site_name', options.site_name || config.title)
  og('og:description', description)
  og('og:locale', territoryOf(String(options.language || scope.language())))
  for (const image of images) og('og:image', image)
  const dated = page.dated !== false
  og('article:published_time', instantOf(options.date, dated && page.date))
  og('article:modified_time', instantOf(options.updated, dated && page.updated))
  og('article:author', options.author || config.author)
  for (const keyword of keywordsOf(page, config.keywords)) og('article:tag', keyword)
  meta('name', 'twitter:card', options.twitter_card || 'summary')
  const [card] = options.twitter_image ? absolute(String(options.twitter_image), url) : images
  meta('name', 'twitter:image', card)
  const creator = options.twitter_id
  meta('name', 'twitter:creator', creator && (String(creator).startsWith('@') ? creator : `@${String(creator)}`))
  meta('name', 'twitter:site', options.twitter_site)
  og('fb:admins', options.fb_admins)
  og('fb:app_id', options.fb_app_id)
  return tags.join('\n')
}

/** Text, at most 200 characters on one line. */
function descriptionOf(scope: Scope, page: Fields, options: Options): string {
  const shorten = (text: string) =>
    Array.from(text.trim().slice(0, 400)).slice(0, 200).join('').trim().replace(/\s+/g, ' ')
  const readable = (html: string) => decodeEntities(stripHtml(html))
  if (options.description) return shorten(readable(String(options.description)))
  if (page.description) return shorten(String(page.description))
  const html = String(page.excerpt || page.content || '')
  // A formula without its tags would be its glyphs and its source side by side.
  const text = html.includes('class="katex') && page.text ? String(page.text) : readable(html)
  return shorten(text) || shorten(scope.config.description)
}

/** The option's, the front matter's `photos` and `cover`, else the pictures of the text, else one of the title. */
function imagesOf(page: Fields, options: Options): readonly string[] {
  const given = options.image || options.images || [page.photos].flat().filter(isPicture)
  const images = (Array.isArray(given) ? given : [given]).filter(Boolean).map(String)
  if (images.length > 0) return images
  const cover = page.cover
  if (isPicture(cover)) return [cover]
  const content = typeof page.content === 'string' ? page.content : ''
  if (!content.includes('<img')) return [page.share_image].filter(Boolean).map(String)
  return Array.from(scanTags(content)).flatMap(({ name, kind, start, end }) => {
    if (name !== 'img' || kind !== 'open' || end < 0) return []
    const source = /\ssrc=["']([^"']+)["']/i.exec(content.slice(start, end))?.[1]
    return source === undefined ? [] : [decodeEntities(source)]
  })
}

/** None for `data:` and for what is no address. */
function absolute(address: string, base: string): string[] {
  if (address.startsWith('data:') || !URL.canParse(address, base)) return []
  return [new URL(address, base).toString()]
}

/** The option, false for none, else the page's. */
function instantOf(option: unknown, date: unknown): string | undefined {
  if (option === false) return undefined
  const value = option || date
  const instant = typeof value === 'object' && value !== null ? Number(value.valueOf()) : Number.NaN
  return Number.isNaN(instant) ? undefined : new Date(instant).toISOString()
}

function keywordsOf(page: Fields, ofSite: unknown): readonly string[] {
  const tags = page.tags as { length?: number; map?: (make: (tag: unknown) => unknown) => unknown[] } | undefined
  const own = tags?.length && tags.map ? tags.map((tag) => (tag as Fields | null)?.name ?? tag) : undefined
  const list = own ?? (Array.isArray(ofSite) ? ofSite : String(ofSite ?? '').split(/\s*[,，]\s*/))
  return list.filter(Boolean).map(String).sort(byCodeUnit)
}

const TERRITORIES: Readonly<Record<string, string>> = { en: 'US', ja: 'JP', ko: 'KR', vi: 'VN', zh: 'CN' }

/** `zh-CN` → `zh_CN`, `de` → `de_DE`. */
function territoryOf(language: string): string | undefined {
  const match = /^([a-z]{2})(?:[-_]([a-z]{2}))?$/i.exec(language)
  if (!match) return undefined
  const [, name = '', territory] = match
  const code = name.toLowerCase()
  return `${code}_${(territory ?? TERRITORIES[code] ?? code).toUpperCase()}`
}
