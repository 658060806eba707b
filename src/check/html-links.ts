/**
 * The HTML of a page → the ids it has and the addresses it leads to. Read as a stream of tags, since nothing but their
 * attributes is wanted: no tree is built, and a page costs what its text costs.
 */
import { Parser } from 'htmlparser2'

export interface Link {
  /** As written, entities decoded: `"/tags/%E6%95%B0/#top"`. */
  readonly url: string
  /** What it is to a reader: a way to another place, a picture, or something that the page needs. */
  readonly kind: 'link' | 'image' | 'file'
}

export interface PageLinks {
  readonly ids: ReadonlySet<string>
  readonly links: readonly Link[]
  /** Pictures that say nothing of their size, so that the page jumps when they come. */
  readonly unsized: readonly string[]
  /** Addresses that are named and not promised: in `content`, `data-…` and styles. */
  readonly mentions: readonly string[]
  /** The `href` of `<base>`. */
  readonly base: string | undefined
}

/** Never throws; what is no HTML has no links. */
export function linksOf(html: string): PageLinks {
  const ids = new Set<string>()
  const links: Link[] = []
  const unsized: string[] = []
  const mentions: string[] = []
  let base: string | undefined
  let inStyle = false
  const add = (kind: Link['kind'], url: string | undefined) => {
    if (url !== undefined && url.trim() !== '') links.push({ kind, url: url.trim() })
  }
  const parser = new Parser({
    onopentag(name, attributes) {
      const { id, href, src, poster, srcset } = attributes
      if (id !== undefined && id !== '') ids.add(id)
      if (name === 'a' && attributes.name) ids.add(attributes.name)
      inStyle = name === 'style'
      if (name === 'base') base ??= href
      else if (name === 'a' || name === 'area') add('link', href)
      else if (name === 'link') addLinkElement(attributes.rel ?? '', href)
      else if (name === 'iframe') add('link', src)
      else if (name === 'img' || name === 'image' || attributes.type === 'image') add('image', src ?? attributes.href)
      else if (name === 'object') add('file', attributes.data)
      else if (name !== 'use') add('file', src)
      if (name === 'img' && src && !isSized(attributes)) unsized.push(src.trim())
      add('image', poster)
      for (const url of srcset === undefined ? [] : candidatesOf(srcset)) add('image', url)
      for (const [key, value] of Object.entries(attributes)) {
        if (key === 'style') mentions.push(...cssUrls(value))
        else if (key === 'content' || key.startsWith('data-')) if (/[./]/.test(value)) mentions.push(value)
      }
      if (name === 'meta' && /^refresh$/i.test(attributes['http-equiv'] ?? ''))
        add(
          'link',
          /^\s*[\d.]+\s*[;,]\s*url\s*=\s*(.+)$/i.exec(attributes.content ?? '')?.[1]?.replace(/^(['"])(.*)\1$/, '$2'),
        )
    },
    ontext(text) {
      if (inStyle) mentions.push(...cssUrls(text))
    },
    onclosetag() {
      inStyle = false
    },
  })
  const addLinkElement = (rel: string, href: string | undefined) => {
    // These say how another host is reached before anything is asked of it.
    if (/\b(?:preconnect|dns-prefetch)\b/i.test(rel)) return
    add(
      /\bicon\b/i.test(rel)
        ? 'image'
        : /\b(?:stylesheet|preload|modulepreload|manifest)\b/i.test(rel)
          ? 'file'
          : 'link',
      href,
    )
  }
  parser.end(html)
  return { ids, links, unsized, mentions, base }
}

/** Its height is known before it comes: by both attributes, or by a style. */
function isSized({ width, height, style = '' }: Readonly<Record<string, string>>): boolean {
  return (width !== undefined && height !== undefined) || /(?:^|[;\s])(?:height|aspect-ratio)\s*:/i.test(style)
}

/** The addresses of a style sheet: `url(…)` and `@import "…"`. */
export function cssUrls(css: string): string[] {
  return Array.from(
    css.matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^"'()\s]+))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')/gi),
    (match) => match.slice(1).find((part) => part !== undefined) ?? '',
  ).filter((url) => url !== '')
}

/** `"a.png 1x, b.png 2x"`: an address ends at a space; a comma inside one is its own. */
function candidatesOf(srcset: string): string[] {
  return Array.from(srcset.matchAll(/(?:^|,)\s*([^\s,]\S*?)(?=\s|,\s|,?$)/g), (match) => match[1] ?? '')
}
