import type { SourcePath } from '../base/paths.ts'
import { rewriteTags } from '../base/tags.ts'
import { hrefPath } from '../base/urls.ts'
import type { Content } from '../model/article.ts'
import type { Facts } from '../model/facts.ts'
import type { Links } from './links.ts'

/** Contents as they stand on one page: its own article's as it is, those of others as foreign. Each is made once. */
export function contentsOn(
  facts: Facts,
  links: Links,
  own: SourcePath | undefined,
): (path: SourcePath) => Content | undefined {
  const foreign = new Map<Content, Content>()
  return (path) => {
    const content = facts.content(path)
    const head = path === own ? undefined : facts.head(path)
    if (content === undefined || head === undefined) return content
    const known = foreign.get(content) ?? new ContentElsewhere(content, links.urlFor(hrefPath(head.path)))
    foreign.set(content, known)
    return known
  }
}

/**
 * The content of an article where another page shows it, alone or among others: ids, which would repeat there, are left
 * out, and links to them lead to the article's own page. What is not asked for is not read, and what is, once.
 * @compat Hexo prints the same HTML everywhere, so that on lists a footnote's mark leads to the first one of its number
 */
class ContentElsewhere implements Content {
  readonly words: number
  readonly cjk: number
  readonly has: Content['has']
  readonly problems: Content['problems']
  readonly #of: Content
  readonly #url: string
  readonly #made: { html?: string; excerpt?: string; more?: string } = {}

  /** @param url of the article, percent-encoded */
  constructor(of: Content, url: string) {
    this.words = of.words
    this.cjk = of.cjk
    this.has = of.has
    this.problems = of.problems
    this.#of = of
    this.#url = url
  }

  get html(): string {
    return this.#part('html')
  }

  get excerpt(): string {
    return this.#part('excerpt')
  }

  get more(): string {
    return this.#part('more')
  }

  get text(): string {
    return this.#of.text
  }

  get headings(): Content['headings'] {
    return this.#of.headings
  }

  #part(name: 'html' | 'excerpt' | 'more'): string {
    const made = this.#made[name] ?? htmlElsewhere(this.#of[name], this.#url)
    this.#made[name] = made
    return made
  }
}

/** @param url percent-encoded. Cost: linear. Never throws. */
export function htmlElsewhere(html: string, url: string): string {
  if (!/\sid\s*=|\shref\s*=\s*["']?#/i.test(html)) return html
  const asked = new Set(Array.from(html.matchAll(REFERENCES), ([, ids = '']) => ids.split(/\s+/)).flat())
  return rewriteTags(html, (name, tag) => {
    if (CLOSED.has(name)) return { element: 'kept' }
    return { tag: /^[/!]/.test(name) ? tag : tagElsewhere(name, tag, url, asked) }
  })
}

/** Attributes that name an element on the same page: it keeps its id. */
const REFERENCES =
  /\s(?:for|list|form|headers|popovertarget|aria-(?:labelledby|describedby|controls|details|owns|flowto))\s*=\s*["']([^"']*)["']/gi

/** Drawings refer to their own parts by id; scripts and their kin hold no tags. */
const CLOSED: ReadonlySet<string> = new Set(['svg', 'script', 'style', 'template', 'textarea'])

function tagElsewhere(element: string, tag: string, url: string, asked: ReadonlySet<string>): string {
  if (!/\s(?:id|href)\s*=/i.test(tag)) return tag
  return tag.replace(
    /(\s)([^\s"'>/=]+)(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'>]+)/g,
    (whole, space: string, name: string, _equals: string, quoted: string) => {
      const value = quoted.replace(/^(["'])(.*)\1$/s, '$2')
      switch (name.toLowerCase()) {
        case 'id':
          return asked.has(value) ? whole : ''
        case 'href':
          return element === 'a' && /^#./.test(value) ? `${space}href="${url.replaceAll('&', '&amp;')}${value}"` : whole
        default:
          return whole
      }
    },
  )
}
