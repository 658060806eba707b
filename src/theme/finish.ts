import { createLru } from '../base/lru.ts'
import { fullUrlFor, hrefPath } from '../base/urls.ts'
import type { Config } from '../model/config.ts'
import { type Nofollow, nofollowOf } from '../model/nofollow.ts'
import { type PageVariant, shownPath } from '../model/page-variants.ts'
import { generatorTag } from './helpers/assets.ts'
import { htmlTag } from './html.ts'

/**
 * The last touch on a page: what Hexo adds to HTML whatever the theme, the generator's name in the head and a tab of
 * their own for links to other sites; and a word to search engines on a page that is not listed.
 */
export function finishHtml(made: string, config: Config, { version, opener, noindex = false, variants = [] }: Finish) {
  const { enable, field, exclude } = config.external_link
  const open = enable && field === 'site' ? opener(config.url, exclude) : undefined
  const nofollow = nofollowOf(config, 'site')
  const changes = [...(open ? [open] : []), ...(nofollow ? [(tag: string) => withRel(tag, nofollow)] : [])]
  const finished = (html: string): string => changes.reduce(replaceOutside, html)
  // The page as it was made is searched, all of it, and nothing that is put together of its parts: that would be copied first.
  const end = config.meta_generator || noindex || variants.length > 0 ? made.indexOf('</head>') : -1
  if (end < 0) return finished(made)
  const head = made.slice(0, end)
  const tags = [
    ...(config.meta_generator && !isNamed(head, 'generator') ? [generatorTag(version)] : []),
    ...(noindex && !isNamed(head, 'robots') ? ['<meta name="robots" content="noindex">'] : []),
    ...variants.map(({ lang, path }) =>
      htmlTag('link', { rel: 'alternate', hreflang: lang, href: fullUrlFor(hrefPath(shownPath(path)), config) }),
    ),
  ]
  return `${finished(head)}${tags.map((tag) => `${tag}\n`).join('')}${finished(made.slice(end))}`
}

interface Finish {
  /** The same for all pages. */
  readonly opener: Opener
  /** Of hanmo, for the generator's tag. */
  readonly version: string
  readonly noindex?: boolean
  /** Of a page in both scripts of Chinese. */
  readonly variants?: readonly PageVariant[] | undefined
}

/** Whether the head has a `<meta>` of that name already. */
function isNamed(head: string, name: string): boolean {
  // Looked for first: most heads have no such word, and many tags.
  if (!new RegExp(name, 'i').test(head)) return false
  return new RegExp(`<meta\\s[^<>]*\\bname=['"]?${name}['"\\s/>]`, 'i').test(head)
}

/** A link with an address of its own, `href="https://…"`: most links of a page have none, and nothing is copied for them. */
const OUTSIDE = /<a(?=\s[^<>]*(?<=\s)href=["'](?:https?:|\/\/))[^<>]*>/gi

/** The site's address and the hosts that count as its own → what a link's tag becomes. */
type Opener = (url: string, exclude: readonly string[]) => (tag: string) => string

/** Remembers what tags became: those of a theme stand on every page. */
export function createOpener(): Opener {
  const openers = createLru<string, (tag: string) => string>(MOST_SITES)
  return (url, exclude) => {
    const name = [url, ...exclude].join('\n')
    const known = openers.get(name)
    if (known !== undefined) return known
    const own = [hostOf(url) ?? '', ...exclude]
    const tags = createLru<string, string>(MOST_TAGS)
    const open = (tag: string): string => {
      let opened = tags.get(tag)
      if (opened === undefined) {
        // A copy: a piece of a string would keep its page.
        const kept = Buffer.from(tag).toString()
        opened = openedOutside(kept, own)
        tags.set(kept, opened)
      }
      return opened
    }
    openers.set(name, open)
    return open
  }
}
const MOST_TAGS = 500
/** The settings of a preview change. */
const MOST_SITES = 2

function replaceOutside(html: string, change: (tag: string) => string): string {
  let result = ''
  let from = 0
  // By slices, which copy nothing: a page is long, and its links are short.
  for (const { 0: tag, index } of html.matchAll(OUTSIDE)) {
    const changed = change(tag)
    if (changed === tag) continue
    result += html.slice(from, index) + changed
    from = index + tag.length
  }
  return from === 0 ? html : result + html.slice(from)
}

/** The tag of a link, with a tab of its own where it leads to another site. */
function openedOutside(tag: string, own: readonly string[]): string {
  const href = /\shref=["']((?:https?:|\/\/)[^"']+)["']/i.exec(tag)?.[1]
  const host = href === undefined ? undefined : hostOf(href)
  if (host === undefined || own.includes(host) || /\starget=/i.test(tag)) return tag
  const rel = /\srel=["']([^"']*)["']/i.exec(tag)
  if (!rel) return tag.replace(/\shref=/i, ' target="_blank" rel="noopener" href=')
  const named = rel[1]?.split(/\s+/).includes('noopener') ? rel[0] : ` rel="${rel[1]} noopener"`
  return tag.replace(rel[0], () => named).replace(/\shref=/i, ' target="_blank" href=')
}

function withRel(tag: string, nofollow: Nofollow): string {
  const href = /\shref=["']([^"']+)["']/i.exec(tag)?.[1] ?? ''
  const rel = /\srel=["']([^"']*)["']/i.exec(tag)
  const words = nofollow(href, rel?.[1] ?? '')
  if (words === (rel?.[1] ?? '')) return tag
  return rel ? tag.replace(rel[0], () => ` rel="${words}"`) : tag.replace(/\shref=/i, ` rel="${words}" href=`)
}

function hostOf(href: string): string | undefined {
  const url = href.startsWith('//') ? `https:${href}` : href
  return URL.canParse(url) ? new URL(url).hostname : undefined
}
