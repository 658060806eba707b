import { type Pieces, piecesOf } from '../../base/pieces.ts'
import { hrefPath, urlFor } from '../../base/urls.ts'
import type { Head } from '../../model/article.ts'
import type { Facts } from '../../model/facts.ts'
import { taxonId } from '../../model/taxonomy.ts'
import { element, inertText, XML_HEAD, xmlText } from '../xml.ts'

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

/** @compat as `search.json` of hexo-generator-search; addresses are percent-encoded, texts are free of markup */
export function searchJson(facts: Facts): Pieces {
  return piecesOf(listed('[', entriesOf(facts), ',', ']', (entry) => JSON.stringify(entry, inert)))
}

/** @compat as `search.xml` of hexo-generator-search; addresses are percent-encoded, texts are free of markup */
export function searchXml(facts: Facts): Pieces {
  const entry = ({ title, url, content, tags, categories }: Entry): string =>
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
  return piecesOf(listed(`${XML_HEAD}<search>\n`, entriesOf(facts), '\n', '\n</search>\n', entry))
}

function* listed<T>(
  before: string,
  items: Iterable<T>,
  between: string,
  after: string,
  write: (item: T) => string,
): Iterable<string> {
  yield before
  let isFirst = true
  for (const item of items) {
    yield isFirst ? write(item) : between + write(item)
    isFirst = false
  }
  yield after
}

/** One by one: all texts at once, each in several copies, are most of what a build of a large site would hold. */
function* entriesOf(facts: Facts): Iterable<Entry> {
  const { search } = facts.config()
  const heads = [
    ...(search.field === 'page' ? [] : facts.posts()),
    ...(search.field === 'post' ? [] : facts.pages().filter(({ route }) => route !== '404.html')),
  ]
  for (const head of heads) if (head.front.indexing !== false) yield entryOf(head, facts)
}

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
    title: head.title,
    url: urlFor(hrefPath(head.path), config),
    ...(text === undefined ? {} : { content: text }),
    ...(head.tags.length > 0 ? { tags: head.tags } : {}),
    ...(names.size > 0 ? { categories: [...names] } : {}),
  }
}

/** For `JSON.stringify`: of an entry, all but the address are texts. */
const inert = (key: string, value: unknown): unknown =>
  typeof value === 'string' && key !== 'url' ? xmlText(value).replaceAll('<', '&lt;').replaceAll('>', '&gt;') : value
