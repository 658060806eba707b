import { markedTitle } from '../base/title.ts'
import { hrefPath } from '../base/urls.ts'
import type { Facts } from '../model/facts.ts'
import { pageLanguage } from '../model/page-language.ts'
import { shownPath } from '../model/page-variants.ts'
import type { ListPage, PageModel, PlainPage } from '../model/route.ts'
import type { Documents } from './documents.ts'
import { type Fields, type Members, objectsOf } from './members.ts'
import type { ViewRoute } from './theme-host.ts'

/**
 * The local `page`: what a route's model becomes for templates. An article is its document; a list has posts, page
 * numbers and one of `__index`, `archive`, `category`, `tag`.
 */
export function pageFields(
  route: ViewRoute,
  facts: Facts,
  documents: Documents,
  translate: (key: string) => string,
): Fields {
  const page = fieldsOf(route.page, facts, documents, translate)
  const { lang, canonicalPath } = pageLanguage(route.path, facts.config())
  page.lang = route.lang ?? (page.lang || page.language || lang)
  if (route.variants)
    page.variants = route.variants.map(({ lang, path }) => ({ lang, path: hrefPath(shownPath(path)) }))
  page.canonical_path = page.canonical_path || canonicalPath
  page.path ??= hrefPath(route.path)
  return page
}

function fieldsOf(model: PageModel, facts: Facts, documents: Documents, translate: (key: string) => string): Fields {
  switch (model.kind) {
    case 'list':
      return listFields(model, facts, documents)
    case 'article': {
      const head = facts.head(model.article)
      const page = head ? documents.article(head) : {}
      if (model.type !== undefined) {
        page.type ??= model.type
        if (model.type === 'tags' || model.type === 'categories') overview(page, documents)
      }
      return page
    }
    case 'plain':
      return plainFields(model, documents, translate)
    case 'made':
      return { ...model.fields }
  }
}

interface ListState {
  readonly model: ListPage
  readonly documents: Documents
  /** The author's page at this address. */
  readonly article: Fields | undefined
}

const LIST = {
  base: ({ model }) => hrefPath(model.base),
  total: ({ model }) => model.total,
  current: ({ model }) => model.current,
  current_url: ({ model }) => linkTo(model, model.current),
  posts: ({ model, documents }) => documents.articles(model.posts),
  prev: ({ model }) => model.current - 1,
  prev_link: ({ model }) => linkTo(model, model.current - 1),
  next: ({ model }) => (model.current < model.total ? model.current + 1 : 0),
  next_link: ({ model }) => linkTo(model, model.current + 1),
  ...Object.fromEntries(
    [
      ...['title', 'date', 'updated', 'source', 'comments', 'layout', '_id', 'dated'],
      ...['content', 'excerpt', 'more', 'raw', '_content', 'text', 'headings', 'words', 'cjk', 'has'],
    ].map((name) => [name, ({ article }: ListState) => article?.[name]]),
  ),
} satisfies Members<ListState>
const listOf = objectsOf<ListState>(LIST, { hidden: new Set(['posts', 'raw', '_content']) })

function linkTo({ base, format, total }: ListPage, number: number): string {
  if (number < 1 || number > total) return ''
  return hrefPath(number === 1 ? base : base + format.replace('%d', String(number)))
}

function listFields(model: ListPage, facts: Facts, documents: Documents): Fields {
  const head = model.article === undefined ? undefined : facts.head(model.article)
  const page = listOf({ model, documents, article: head && documents.article(head) }, head?.front)
  if (model.title !== undefined) page.title = markedTitle(model.title)
  switch (model.list) {
    case 'home':
      page.__index = true
      break
    case 'archive':
      page.archive = true
      break
    case 'tag':
    case 'category':
      page[model.list] = facts.taxon(model.list, model.taxon ?? '')?.name ?? model.taxon
      break
  }
  for (const key of ['year', 'month', 'day'] as const) if (model[key] !== undefined) page[key] = model[key]
  return page
}

interface PlainState {
  readonly model: PlainPage
  readonly translate: (key: string) => string
}

const plainOf = objectsOf<PlainState>({
  // Late, since the language of the page is known only when the page is.
  title: ({ model, translate }) => translate(model.title),
  type: ({ model }) => model.type,
  layout: () => 'page',
  content: () => '',
  comments: () => false,
  __page: () => true,
})

function plainFields(model: PlainPage, documents: Documents, translate: (key: string) => string): Fields {
  const page = plainOf({ model, translate })
  if (model.type === 'tags' || model.type === 'categories') overview(page, documents)
  return page
}

/** A page that shows all tags or categories gets them, and all posts, beside its own members. */
function overview(page: Fields, documents: Documents): void {
  Object.assign(page, {
    tags: documents.taxa('tag'),
    categories: documents.taxa('category'),
    posts: documents.posts(),
    ...{ base: page.path ?? '', total: 1, current: 1, prev: 0, prev_link: '', next: 0, next_link: '' },
  })
}
