import type { SourcePath } from '../../base/paths.ts'
import { plainTitle } from '../../base/title.ts'
import { fullUrlFor, hrefPath } from '../../base/urls.ts'
import type { Head } from '../../model/article.ts'
import type { Config } from '../../model/config.ts'
import type { Facts } from '../../model/facts.ts'
import { frontPicture, isPicture } from '../../model/near-files.ts'
import { taxonId } from '../../model/taxonomy.ts'
import { orderBy } from '../order.ts'
import { absoluteUrl, feedHtml } from './html.ts'

/** What feeds say, whatever their format. All URLs are absolute, all HTML stands alone. */
export interface Feed {
  readonly title: string
  readonly subtitle: string
  readonly description: string
  readonly home: string
  readonly self: string
  readonly language: string
  readonly author: string
  readonly email: string | undefined
  readonly icon: string | undefined
  readonly hub: string | undefined
  /** That of the entry changed last; 1970 without entries, since a feed must have one. */
  readonly updated: Date
  readonly entries: readonly Entry[]
}

export interface Entry {
  readonly title: string
  /** Undefined where it is that of the feed. */
  readonly language: string | undefined
  readonly url: string
  readonly published: Date
  readonly updated: Date
  readonly author: string | undefined
  readonly image: string | undefined
  /** The excerpt, or the beginning of the text. */
  readonly summary: { readonly type: 'text' | 'html'; readonly value: string }
  /** The whole article; undefined where feeds give summaries only. */
  readonly html: string | undefined
  readonly categories: readonly Term[]
  readonly tags: readonly Term[]
}

interface Term {
  readonly name: string
  readonly url: string
}

/** @param path of the feed itself */
export function feedOf(facts: Facts, path: string): Feed {
  const config = facts.config()
  const posts = orderBy(facts.posts(), config.feed.order_by).filter(({ draft }) => !draft)
  const shown = config.feed.limit > 0 ? posts.slice(0, config.feed.limit) : posts
  const entries = shown.map((head) => entryOf(head, facts, config))
  const { icon, hub } = config.feed
  return {
    title: config.title,
    subtitle: config.subtitle,
    description: config.description || config.subtitle,
    home: fullUrlFor('/', config),
    self: fullUrlFor(hrefPath(path), config),
    language: config.language[0] ?? 'zh-CN',
    author: config.author || config.title,
    email: config.email || undefined,
    icon: typeof icon === 'string' && icon !== '' ? fullUrlFor(icon, config) : undefined,
    hub: typeof hub === 'string' && hub !== '' ? hub : undefined,
    updated: new Date(Math.max(0, ...entries.map(({ updated }) => updated.getTime()))),
    entries,
  }
}

function entryOf(head: Head, facts: Facts, config: Config): Entry {
  const url = fullUrlFor(hrefPath(head.path), config)
  const content = facts.content(head.source)
  const { description, author, cover, image } = head.front
  const limit = config.feed.content_limit
  const picture = [cover, image].find(isPicture)
  const summary: Entry['summary'] =
    typeof description === 'string' && description !== ''
      ? { type: 'text', value: description }
      : content?.excerpt
        ? { type: 'html', value: feedHtml(content.excerpt, url) }
        : { type: 'text', value: beginning(content?.text ?? '', typeof limit === 'number' ? limit : SUMMARY_LENGTH) }
  return {
    title: plainTitle(head.title) || head.slug,
    language: head.lang === (config.language[0] ?? 'zh-CN') ? undefined : head.lang,
    url,
    published: head.date,
    updated: head.updated,
    author: typeof author === 'string' && author !== '' ? author : undefined,
    image: picture ? pictureUrl(picture, head, facts, url) : undefined,
    summary,
    // A reader of feeds cannot open a locked post: it gets the words that stand for it.
    html: config.feed.content && content ? feedHtml(head.encrypted ? content.excerpt : content.html, url) : undefined,
    categories: termsOf(categoryIds(head), facts.taxa('category'), config),
    tags: termsOf(head.tags, facts.taxa('tag'), config),
  }
}

/** A picture that the front matter names, absolute. */
function pictureUrl(picture: string, head: Head, facts: Facts, base: string): string {
  const found = frontPicture(picture, head, (path) => facts.asset(path as SourcePath))
  return found === picture ? absoluteUrl(picture, base) : fullUrlFor(found, facts.config())
}

/** Characters of a summary, as hexo-generator-feed's `content_limit`. */
const SUMMARY_LENGTH = 140

function beginning(text: string, length: number): string {
  const flat = text
    .slice(0, length * 4)
    .replace(/\s+/g, ' ')
    .trim()
  const chars = [...flat]
  return chars.length > length || text.length > length * 4 ? `${chars.slice(0, length).join('').trimEnd()}…` : flat
}

function categoryIds({ categories }: Head): string[] {
  const ids = categories.flatMap((path) => path.map((_, index) => taxonId(path.slice(0, index + 1))))
  return [...new Set(ids)]
}

function termsOf(ids: readonly string[], taxa: ReturnType<Facts['taxa']>, config: Config): Term[] {
  return [...new Set(ids)].flatMap((id) => {
    const taxon = taxa.get(id)
    return taxon ? [{ name: taxon.name, url: fullUrlFor(hrefPath(taxon.path), config) }] : []
  })
}
