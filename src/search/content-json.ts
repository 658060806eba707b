import type { Pieces } from '../base/byte-pieces.ts'
import { textOfHtml } from '../base/html-scan.ts'
import { plainTitle } from '../base/title.ts'
import { fullUrlFor, hrefPath } from '../base/urls.ts'
import { xmlText } from '../base/xml.ts'
import type { Head } from '../model/article.ts'
import type { Config } from '../model/config.ts'
import type { Facts } from '../model/facts.ts'
import { type ListForm, type SearchSegment, type SegmentKey, segmentName } from '../model/search.ts'
import type { Taxon } from '../model/site.ts'
import { taxonId } from '../model/taxonomy.ts'
import { partOf, pieceOf } from './search-parts.ts'
import { contentSegments, listedIn } from './segments.ts'

/**
 * Posts and pages as data in one file, for scripts: what of each the site asks for, made in parts as the index for search is.
 * @compat hexo-generator-json-content, with its keys and shape; addresses are percent-encoded, texts written so that they are
 * text wherever a script puts them, `keywords` those of the front matter, and an article with a password is never there
 */

/** @param dateOf writes an instant in the form that the site asks for */
export function writeEntries(
  { form, articles }: SegmentKey<ListForm>,
  facts: Facts,
  dateOf: (date: Date, form: string) => string,
): SearchSegment {
  const { jsonContent } = facts.config()
  const members = jsonContent[form] || []
  const heads = articles.toReversed().flatMap((source) => facts.head(source) ?? [])
  const entries = heads.map((head) => {
    const values = members.map((name) => [name, memberOf(name, head, facts, dateOf)] as const)
    return JSON.stringify(Object.fromEntries(values))
  })
  return partOf(entries.join())
}

/** The file from its parts, which are brought in one after the other. */
export function writeContent(facts: Facts): Pieces {
  const config = facts.config()
  const { meta, posts } = config.jsonContent
  const lists = (['pages', 'posts'] as const).filter((form) => config.jsonContent[form] !== false)
  const keys = contentSegments({ posts: facts.posts(), pages: facts.pages() }, config).toReversed()
  // Read here, not while the pieces are written: then nobody notes it.
  const found = lists.map((form) => ({
    form,
    parts: keys.filter((key) => key.form === form).map((key) => facts.search(segmentName(key))),
  }))
  // One list alone is the file.
  const isBare = !meta && lists.length === 1
  const head = meta ? `"meta":${JSON.stringify(metaOf(config))},` : ''
  const taxa = isBare ? '' : taxaOf(facts, posts)
  return {
    *[Symbol.iterator]() {
      if (!isBare) yield Buffer.from(`{${head}`)
      for (const { form, parts } of found) {
        yield Buffer.from(isBare ? '[' : `"${form}":[`)
        for (const [index, part] of parts.entries()) {
          if (index > 0) yield Buffer.from(',')
          yield* pieceOf(part)
        }
        yield Buffer.from(isBare ? ']' : '],')
      }
      if (!isBare) yield Buffer.from(`${taxa}}`)
    },
  }
}

function metaOf({ title, subtitle, description, author, url, root }: Config) {
  return { title, subtitle, description, author, url, root }
}

function memberOf(name: string, head: Head, facts: Facts, dateOf: (date: Date, form: string) => string): unknown {
  const config = facts.config()
  const { dateFormat } = config.jsonContent
  const dated = (date: Date) => (dateFormat === '' ? date.toISOString() : dateOf(date, dateFormat))
  const content = () => facts.content(head.source)
  switch (name) {
    case 'title':
      return inert(plainTitle(head.title))
    case 'slug':
      return head.kind === 'post' ? head.slug : undefined
    case 'date':
      return dated(head.date)
    case 'updated':
      return dated(head.updated)
    case 'comments':
      return head.comments
    case 'path':
      return hrefPath(head.path)
    case 'permalink':
      return fullUrlFor(hrefPath(head.path), config)
    case 'excerpt':
      return spaced(textOfHtml(content()?.excerpt ?? '', ' '))
    case 'text':
      return inert(spaced(content()?.text ?? ''))
    case 'content':
      return content()?.html
    case 'raw':
      return facts.file(head.source)?.text()
    case 'categories':
      return head.kind === 'post' ? termsOf(head, 'categories', facts) : undefined
    case 'tags':
      return head.kind === 'post' ? termsOf(head, 'tags', facts) : undefined
    default: {
      const value = Object.hasOwn(head.front, name) ? head.front[name] : undefined
      return typeof value === 'string' ? inert(value) : value
    }
  }
}

interface Term {
  readonly name: string
  readonly slug: string
  readonly permalink: string
}

function termsOf(head: Head, kind: 'tags' | 'categories', facts: Facts): readonly Term[] {
  const ids =
    kind === 'tags'
      ? head.tags
      : [...new Set(head.categories.flatMap((path) => path.map((_, index) => taxonId(path.slice(0, index + 1)))))]
  const taxa = facts.taxa(kind === 'tags' ? 'tag' : 'category')
  return ids.flatMap((id) => {
    const taxon: Taxon | undefined = taxa.get(id)
    if (taxon === undefined) return []
    return [{ name: taxon.name, slug: taxon.slug, permalink: fullUrlFor(hrefPath(taxon.path), facts.config()) }]
  })
}

/** All categories and tags that entries name, each once, in their order. */
function taxaOf(facts: Facts, posts: Config['jsonContent']['posts']): string {
  const heads = listedIn('posts', { posts: facts.posts(), pages: facts.pages() }, facts.config())
  const kinds = (['categories', 'tags'] as const).map((kind) => {
    const terms = (posts || []).includes(kind) ? heads.flatMap((head) => termsOf(head, kind, facts)) : []
    return `"${kind}":${JSON.stringify([...new Map(terms.map((term) => [JSON.stringify(term), term])).values()])}`
  })
  return kinds.join()
}

const spaced = (text: string): string => text.trim().replace(/\s+/g, ' ')

/** Scripts put it into the page as HTML. */
const inert = (text: string): string => xmlText(text).replaceAll('<', '&lt;').replaceAll('>', '&gt;')
