import { attributesOf, scanTags } from '../base/html-scan.ts'
import { escapeHtml } from '../base/text.ts'
import { encodePath, relativeUrl, urlFor } from '../base/urls.ts'
import type { Facts } from '../model/facts.ts'
import type { Picture } from '../model/picture.ts'
import { isHuge, placeholderOf, type Rendition, renditionsOf } from '../model/renditions.ts'

/**
 * Pictures of a finished page → the same with other sizes to choose from: `<img>` becomes `<picture>` round it, with what
 * else browsers may load in its place. Done here and not in Markdown, so that whoever wrote the `<img>`, an article, a tag or
 * a theme, has it, and feeds and the search index, which are read elsewhere, do not.
 */
export function withRenditions(html: string, path: string, facts: Facts): string {
  if (!html.includes('<img')) return html
  const { resize } = facts.config().images
  const encoder = resize === false ? undefined : facts.encoder()
  if (encoder === undefined) return html
  const pageUrl = addressesOf(path, facts)
  let result = ''
  let from = 0
  /** How many elements are open in which no `<img>` is one, or one of ours. */
  let closed = 0
  for (const { name, kind, selfClosing, start, end } of scanTags(html)) {
    if (CLOSED.has(name) && !selfClosing) closed = Math.max(0, closed + (kind === 'open' ? 1 : -1))
    if (name !== 'img' || kind !== 'open' || closed > 0 || end < 0) continue
    const shown = withSources(html.slice(start, end), pageUrl, encoder, facts)
    if (shown === undefined) continue
    result += html.slice(from, start) + shown
    from = end
  }
  return result + html.slice(from)
}

const CLOSED: ReadonlySet<string> = new Set(['picture', 'noscript', 'template', 'svg'])

/** What is known of addresses on a page. */
interface Addresses {
  /** The path below `public/` that an address means; undefined where it is another site's. */
  pathOf(address: string): string | undefined
  /** The way there. */
  urlOf(path: string): string
}

const HOST = 'http://site.invalid'

/** The addresses of a page, and those that it names. */
export function addressesOf(page: string, facts: Facts): Addresses {
  const { root, url, relative_link, pretty_urls } = facts.config()
  const base = new URL(`${root}${encodePath(page)}`, HOST)
  return {
    pathOf(address) {
      const own = url !== '' && address.startsWith(`${url}/`) ? `${root}${address.slice(url.length + 1)}` : address
      if (!URL.canParse(own, base)) return undefined
      const { origin, pathname } = new URL(own, base)
      if (origin !== HOST || !pathname.startsWith(root)) return undefined
      try {
        return decodeURIComponent(pathname.slice(root.length)).normalize('NFC')
      } catch {
        return undefined
      }
    },
    urlOf: (path) =>
      relative_link ? relativeUrl(page, path) : urlFor(encodePath(path), { root, url, relative_link, pretty_urls }),
  }
}

function withSources(tag: string, { pathOf, urlOf }: Addresses, encoder: string, facts: Facts): string | undefined {
  const attributes = attributesOf(tag)
  const src = attributes.get('src')
  if (!src || /^data:/i.test(src) || attributes.has('srcset') || attributes.has('data-raw')) return undefined
  const path = pathOf(src.trim())
  const { widths, max_width, formats, quality, lossless, placeholder, animated } = facts.config().images
  // Large files, which nobody opens in vain.
  if (path === undefined || (animated !== 'webp' && /\.gif$/i.test(path))) return undefined
  const picture = facts.picture(path)
  if (picture === undefined || isHuge(picture)) return undefined
  const options = { widths, max_width, formats, quality, lossless, placeholder, animated }
  const renditions = renditionsOf(picture, options, encoder)
  if (renditions.length === 0) return undefined
  const sizes = sizesOf(attributes, picture, facts)
  const sources = [...new Set(renditions.map(({ format }) => format))].map((format) =>
    sourceOf(
      renditions.filter((one) => one.format === format),
      sizes,
      urlOf,
    ),
  )
  const first = placeholderOf(picture, options, encoder)
  const img = imgOf(tag, attributes, picture)
  const shown = first === undefined ? img : withPlaceholder(img, attributes.get('style') ?? '', urlOf(first.path))
  return `<picture>${sources.join('')}${shown}</picture>`
}

function sourceOf(renditions: readonly Rendition[], sizes: string, urlOf: Addresses['urlOf']): string {
  const [first] = renditions
  if (first === undefined) return ''
  const isOne = renditions.length === 1
  const set = renditions.map(({ path, width }) => (isOne ? urlOf(path) : `${urlOf(path)} ${width}w`)).join(', ')
  const wide = isOne ? '' : ` sizes="${escapeHtml(sizes)}"`
  return `<source type="image/${first.format}" srcset="${escapeHtml(set)}"${wide}>`
}

/** Without its `sizes`, which were meant for the sources; with the size of the picture, unless somebody chose one. */
function imgOf(tag: string, attributes: ReadonlyMap<string, string>, { width, height }: Picture): string {
  const bare = attributes.has('sizes') ? tag.replace(/\ssizes\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/i, '') : tag
  const isSized = ['width', 'height', 'style'].some((name) => attributes.has(name))
  return isSized ? bare : bare.replace(/^<img/i, `<img width="${width}" height="${height}"`)
}

/** Behind the picture, and so hidden by it when it has come. An author who has put something there has decided. */
function withPlaceholder(img: string, style: string, url: string): string {
  if (/background/i.test(style)) return img
  const background = `background:url("${url}") center/cover no-repeat content-box`
  const value = escapeHtml(style.trim() === '' ? background : `${style.replace(/;?\s*$/, ';')}${background}`)
  const bare = img.replace(/\sstyle\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/i, '')
  return bare.replace(/^<img/i, `<img style="${value}"`)
}

/**
 * How wide the picture is shown, honestly: what the `<img>` says, else as wide as text is in this theme, but no wider than
 * the picture itself or its author made it.
 */
function sizesOf(attributes: ReadonlyMap<string, string>, picture: Picture, facts: Facts): string {
  const own = attributes.get('sizes')
  if (own) return own
  const ofTheme = facts.themeConfig().image_sizes
  const sizes = typeof ofTheme === 'string' && ofTheme !== '' ? ofTheme : SIZES
  const asked = /^\s*(\d+)\s*(?:px)?\s*$/.exec(attributes.get('width') ?? '')?.[1]
  const width = Math.min(picture.width, asked === undefined ? Number.POSITIVE_INFINITY : Number(asked))
  return width < measureOf(sizes) ? `(max-width: ${width}px) 100vw, ${width}px` : sizes
}

/** What most themes do with their text, where they say nothing. */
const SIZES = '(min-width: 50rem) 48rem, 100vw'
const REM = 16

/** The widest length in pixels. */
function measureOf(sizes: string): number {
  const lengths = Array.from(sizes.matchAll(/(?<!\(\s*(?:min|max)-width:\s*)\b(\d+(?:\.\d+)?)(px|r?em)\b/g))
  return Math.max(0, ...lengths.map(([, number, unit]) => Number(number) * (unit === 'px' ? 1 : REM)))
}
