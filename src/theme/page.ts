import { hrefPath } from '../base/urls.ts'
import type { Config } from '../model/config.ts'
import type { Facts } from '../model/facts.ts'
import type { ListPage, PageModel, PlainPage } from '../model/route.ts'
import type { Documents } from './documents.ts'
import { type Fields, objectsOf } from './members.ts'
import type { ViewRoute } from './services.ts'

/**
 * The local `page`: what a route's model becomes for templates. An article is its document; a list has posts, page
 * numbers and one of `__index`, `archive`, `category`, `tag`.
 */
export function pageOf(
  route: ViewRoute,
  facts: Facts,
  documents: Documents,
  translate: (key: string) => string,
): Fields {
  const page = fieldsOf(route.page, facts, documents, translate)
  const { lang, canonicalPath } = languageOf(route, facts)
  page.lang = page.lang || page.language || lang
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
  }
}

interface ListState {
  readonly model: ListPage
  readonly documents: Documents
}

const linkTo = (model: ListPage, number: number): string =>
  number < 1 || number > model.total
    ? ''
    : hrefPath(number === 1 ? model.base : model.base + model.format.replace('%d', String(number)))

const LIST = {
  base: ({ model }: ListState) => hrefPath(model.base),
  total: ({ model }: ListState) => model.total,
  current: ({ model }: ListState) => model.current,
  current_url: ({ model }: ListState) => linkTo(model, model.current),
  posts: ({ model, documents }: ListState) => documents.articles(model.posts),
  prev: ({ model }: ListState) => model.current - 1,
  prev_link: ({ model }: ListState) => linkTo(model, model.current - 1),
  next: ({ model }: ListState) => (model.current < model.total ? model.current + 1 : 0),
  next_link: ({ model }: ListState) => linkTo(model, model.current + 1),
}
const listOf = objectsOf<ListState>(LIST, new Set(['posts']))

function listFields(model: ListPage, facts: Facts, documents: Documents): Fields {
  const head = model.article === undefined ? undefined : facts.head(model.article)
  const page = listOf({ model, documents }, head?.front)
  if (head) {
    const article = documents.article(head)
    for (const name of ['title', 'date', 'updated', 'source', 'comments', 'layout', '_id'])
      Object.defineProperty(page, name, { get: () => article[name], enumerable: true, configurable: true })
    for (const name of ['content', 'excerpt', 'more', 'raw', '_content', 'has', 'headings', 'text', 'words', 'cjk'])
      Object.defineProperty(page, name, { get: () => article[name], enumerable: true, configurable: true })
  }
  if (model.title !== undefined) page.title = model.title
  switch (model.list) {
    case 'home':
      page.__index = true
      break
    case 'archive':
      page.archive = true
      break
    case 'tag':
    case 'category':
      page[model.list] = facts.taxa(model.list).get(model.taxon ?? '')?.name ?? model.taxon
      break
  }
  for (const key of ['year', 'month', 'day'] as const) if (model[key] !== undefined) page[key] = model[key]
  return page
}

function plainFields(model: PlainPage, documents: Documents, translate: (key: string) => string): Fields {
  const page: Fields = { type: model.type, layout: 'page', content: '', comments: false, __page: true }
  // The language of the page is known only when the page is.
  Object.defineProperty(page, 'title', {
    get: () => translate(model.title),
    set: (value: unknown) => Object.defineProperty(page, 'title', { value, writable: true }),
    enumerable: true,
    configurable: true,
  })
  if (model.type === 'tags' || model.type === 'categories') overview(page, documents)
  return page
}

/** A page that shows all tags or categories gets them, and all posts, beside its own members. */
function overview(page: Fields, documents: Documents): void {
  const lazily = (name: string, get: () => unknown) =>
    Object.defineProperty(page, name, { get, enumerable: true, configurable: true })
  lazily('posts', () => documents.posts())
  lazily('tags', () => documents.taxa('tag'))
  lazily('categories', () => documents.taxa('category'))
  Object.assign(page, {
    base: page.path ?? '',
    total: 1,
    current: 1,
    prev: 0,
    prev_link: '',
    next: 0,
    next_link: '',
  })
}

/**
 * The language of a page that names none: the folder of the site's languages that it lies in (`i18n_dir`), else the
 * site's first. `canonicalPath` is the path without that folder.
 */
function languageOf(route: ViewRoute, facts: Facts): { lang: string; canonicalPath: string } {
  const config: Config = facts.config()
  const languages = config.language
  const pattern = config.i18n_dir.split('/').filter((part) => part !== '')
  const parts = route.path.split('/')
  const at = pattern.indexOf(':lang')
  const named = at >= 0 && pattern.every((part, index) => index === at || part === parts[index]) ? parts[at] : undefined
  if (named !== undefined && languages.includes(named) && parts.length > pattern.length)
    return { lang: named, canonicalPath: hrefPath(parts.slice(pattern.length).join('/')) }
  return { lang: languages[0] ?? 'en', canonicalPath: hrefPath(route.path) }
}
