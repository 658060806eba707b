import type { Pieces } from '../base/byte-pieces.ts'
import { plainTitle } from '../base/title.ts'
import { hrefPath, urlFor } from '../base/urls.ts'
import { element, inertText, XML_HEAD, xmlText } from '../base/xml.ts'
import type { Head } from '../model/article.ts'
import type { Facts } from '../model/facts.ts'
import { type SearchSegment, type SegmentKey, segmentName, type WholeForm } from '../model/search.ts'
import { taxonId } from '../model/taxonomy.ts'
import { partOf, pieceOf } from './search-parts.ts'
import { wholeForm, wholeSegments } from './segments.ts'

/**
 * The search index as one file with all texts, as hexo-generator-search and -searchdb write it and scripts of Hexo themes
 * read it. They put what they find into the page as HTML: texts are therefore written with `<` and `>` escaped.
 */

interface Entry {
  readonly title: string
  readonly url: string
  readonly content?: string
  readonly tags?: readonly string[]
  readonly categories?: readonly string[]
}

/** A segment's part of the file. */
export function writePart({ form, articles }: SegmentKey<WholeForm>, facts: Facts): SearchSegment {
  const heads = articles.toReversed().flatMap((source) => facts.head(source) ?? [])
  const write = form === 'json' ? jsonOf : xmlOf
  return partOf(heads.map((head) => write(entryOf(head, facts))).join(BETWEEN[form]))
}

/** The file from its parts, which are brought in one after the other. */
export function writeWhole(facts: Facts): Pieces {
  const config = facts.config()
  const form = wholeForm(config.search) ?? 'xml'
  const keys = wholeSegments({ posts: facts.posts(), pages: facts.pages() }, config).toReversed()
  const [before, after] = FRAME[form]
  const parts = keys.map((key) => facts.search(segmentName(key)))
  return {
    *[Symbol.iterator]() {
      yield Buffer.from(before)
      for (const [index, part] of parts.entries()) {
        if (index > 0) yield Buffer.from(BETWEEN[form])
        yield* pieceOf(part)
      }
      yield Buffer.from(after)
    },
  }
}

const BETWEEN = { json: ',', xml: '\n' }
const FRAME = { json: ['[', ']'], xml: [`${XML_HEAD}<search>\n`, '\n</search>\n'] } as const

/** @compat as `search.json` of hexo-generator-search; addresses are percent-encoded, texts are free of markup */
const jsonOf = (entry: Entry): string => JSON.stringify(entry, inert)

/** @compat as `search.xml` of hexo-generator-search; addresses are percent-encoded, texts are free of markup */
const xmlOf = ({ title, url, content, tags, categories }: Entry): string =>
  element(
    'entry',
    {},
    element('title', {}, inertText(title)),
    element('link', { href: url }),
    element('url', {}, url),
    content === undefined ? undefined : element('content', { type: 'html' }, inertText(content)),
    categories && element('categories', {}, ...categories.map((name) => element('category', {}, inertText(name)))),
    tags && element('tags', {}, ...tags.map((name) => element('tag', {}, inertText(name)))),
  ).xml

function entryOf(head: Head, facts: Facts): Entry {
  const config = facts.config()
  const categories = facts.taxa('category')
  const names = new Set(
    head.categories.flatMap((path) =>
      path.flatMap((_, index) => categories.get(taxonId(path.slice(0, index + 1)))?.name ?? []),
    ),
  )
  const text = config.search.content ? facts.content(head.source)?.text : undefined
  return {
    title: plainTitle(head.title),
    url: urlFor(hrefPath(head.path), config),
    ...(text === undefined ? {} : { content: text }),
    ...(head.tags.length > 0 ? { tags: head.tags } : {}),
    ...(names.size > 0 ? { categories: [...names] } : {}),
  }
}

/** For `JSON.stringify`: of an entry, all but the address are texts. */
const inert = (key: string, value: unknown): unknown =>
  typeof value === 'string' && key !== 'url' ? xmlText(value).replaceAll('<', '&lt;').replaceAll('>', '&gt;') : value
