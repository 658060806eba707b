import { digestOf } from '../base/digest.ts'
import type { SourcePath } from '../base/paths.ts'
import { markedTitle } from '../base/title.ts'
import { hrefPath } from '../base/urls.ts'
import type { Content, Head } from '../model/article.ts'
import { ownPicture, wantsCard } from '../model/card.ts'
import type { Facts } from '../model/facts.ts'
import { HEAD_KEYS, type ListName, type TaxonList, type TaxonName } from '../model/lookups.ts'
import { frontPicture, isPicture, PICTURE_KEYS } from '../model/near-files.ts'
import { type OrderKey, writeOrder } from '../model/order.ts'
import type { Taxon } from '../model/site.ts'
import { taxonId } from '../model/taxonomy.ts'
import type { Dates } from './dates.ts'
import { type Items, lazyItems } from './items.ts'
import type { Links } from './links.ts'
import { List } from './list.ts'
import { type Fields, type Members, objectsOf } from './members.ts'
import type { PageShared } from './page-shared.ts'
import { taxaWhere } from './taxon-index.ts'

/**
 * Posts, pages, tags and categories as templates see them, made for one page and read lazily through its facts: a body
 * is loaded when a template prints it, never for a title.
 */
export interface Documents {
  /** The same object for the same article, as long as the page lasts. */
  article(head: Head): Fields
  articles(paths: readonly SourcePath[]): List<Fields>
  posts(): List<Fields>
  pages(): List<Fields>
  taxa(kind: Taxon['kind']): List<Fields>
}

/** What a document stands for. */
interface ArticleState {
  readonly head: Head
  readonly content: () => Content | undefined
  readonly world: World
}

interface TaxonState {
  readonly taxon: TaxonName
  readonly length: () => number
  readonly world: World
}

interface World extends Documents {
  readonly facts: Facts
  readonly links: Links
  readonly dates: () => Dates
  readonly sourceDir: string
  /** Where the path leads to an article. */
  at(path: SourcePath | undefined): Fields | undefined
  list(name: ArticleList): List<Fields>
  taxaOf(head: Head, kind: Taxon['kind']): List<Fields>
}

const ARTICLE = {
  _id: ({ head }) => `c${digestOf(head.source).slice(0, 24)}`,
  title: ({ head }) => markedTitle(head.title),
  date: ({ head, world }) => world.dates().at(head.date),
  updated: ({ head, world }) => world.dates().at(head.updated),
  comments: ({ head }) => head.comments,
  layout: ({ head }) => head.layout,
  source: ({ head }) => head.source,
  full_source: ({ head, world }) => world.sourceDir + head.source,
  asset_dir: ({ head, world }) => `${world.sourceDir}${head.source.replace(/\.[^./]+$/, '')}/`,
  slug: ({ head }) => head.slug,
  path: ({ head }) => hrefPath(head.path),
  permalink: ({ head, world }) => world.links.fullUrlFor(hrefPath(head.path)),
  published: ({ head }) => !head.draft,
  sticky: ({ head }) => head.sticky,
  share_image: ({ head, world }) => sharedPicture(head, world.facts),
  photos: ({ head, world }) => listOf(frontOf(head, world.facts).photos),
  tags: ({ head, world }) => world.taxaOf(head, 'tag'),
  categories: ({ head, world }) => world.taxaOf(head, 'category'),
  content: ({ content }) => content()?.html ?? '',
  excerpt: ({ content }) => content()?.excerpt ?? '',
  more: ({ content }) => content()?.more ?? '',
  raw: ({ head, world }) => (head.encrypted ? '' : (world.facts.file(head.source)?.text() ?? '')),
  _content: ({ head, world }) =>
    head.encrypted ? '' : (world.facts.file(head.source)?.text().slice(head.bodyOffset) ?? ''),
  prev: ({ head, world }) => world.at(world.facts.newer(head.source)),
  next: ({ head, world }) => world.at(world.facts.older(head.source)),
  __post: ({ head }) => head.kind === 'post',
  __page: ({ head }) => head.kind === 'page',
  // Ours, beyond Hexo.
  dated: ({ head }) => head.dated,
  text: ({ content }) => content()?.text ?? '',
  headings: ({ content }) => content()?.headings ?? [],
  words: ({ content }) => content()?.words ?? 0,
  cjk: ({ content }) => content()?.cjk ?? 0,
  has: ({ content }) => content()?.has ?? { math: false, code: false, mermaid: false },
} satisfies Members<ArticleState>

const TAXON = {
  _id: ({ taxon }) => taxon.id,
  name: ({ taxon }) => taxon.name,
  slug: ({ taxon }) => taxon.slug,
  path: ({ taxon }) => hrefPath(taxon.path),
  permalink: ({ taxon, world }) => world.links.fullUrlFor(hrefPath(taxon.path)),
  parent: ({ taxon }) => taxon.parent,
  length: ({ length }) => length(),
  posts: ({ taxon, world }) => world.list(`${taxon.kind}/${taxon.id}`),
} satisfies Members<TaxonState>

/** Left out of `toObject()` and JSON: they lead to other documents, and in the end in a circle. */
const CIRCLES = new Set(['prev', 'next', 'tags', 'categories', 'posts', 'raw', '_content'])

// Shared by all pages: prototypes without state.
const articleOf = objectsOf<ArticleState>(ARTICLE, {
  hidden: CIRCLES,
  comparables: { date: ({ head }) => head.date, updated: ({ head }) => head.updated },
})
const taxonOf = objectsOf<TaxonState>(TAXON, { hidden: CIRCLES })

/** What is shown beside a link to an article: its own picture, the site's, or one of its title; empty for none. */
function sharedPicture(head: Head, facts: Facts): string {
  const own = ownPicture(frontOf(head, facts)) ?? ''
  if (!wantsCard(head)) return own
  const ofSite = facts.config().share_image
  if (isPicture(ofSite)) return own || ofSite
  const card = facts.drawing() === undefined ? undefined : facts.card(head.source)
  return card === undefined ? own : `/${card.path}`
}

/** The front matter, pictures in it by the address that they have on the site. */
function frontOf(head: Head, facts: Facts): Readonly<Record<string, unknown>> {
  let front = head.front
  for (const key of Object.keys(head.front)) {
    if (!PICTURE_KEYS.has(key)) continue
    const value = head.front[key]
    const found = Array.isArray(value)
      ? value.map((each) => addressOf(each, head, facts))
      : addressOf(value, head, facts)
    const isOther = Array.isArray(value) ? value.some((each, i) => each !== (found as unknown[])[i]) : found !== value
    if (isOther) front = { ...front, [key]: found }
  }
  return front
}

function addressOf(value: unknown, head: Head, facts: Facts): unknown {
  return typeof value === 'string' ? frontPicture(value, head, (path) => facts.asset(path as SourcePath)) : value
}

interface DocumentSources {
  readonly facts: Facts
  /** The content of an article as it stands on the page. */
  readonly content: (path: SourcePath) => Content | undefined
  readonly links: Links
  readonly dates: () => Dates
  /** Absolute, with a trailing slash. */
  readonly sourceDir: string
  /** For `random()`: the path of the page. */
  readonly seed: string
  readonly derived: PageShared['derived']
}

type ArticleList = 'posts' | 'pages' | TaxonList

/** More articles than these are read as a whole list: to note each of them would cost more than it saves. */
const FEW = 64

export function createDocuments(sources: DocumentSources): Documents {
  return new PageDocuments(sources)
}

class PageDocuments implements World {
  readonly facts: Facts
  readonly links: Links
  readonly dates: () => Dates
  readonly sourceDir: string
  readonly #sources: DocumentSources
  readonly #articles = new Map<SourcePath, Fields>()
  readonly #taxa = new Map<TaxonList, Fields>()
  readonly #lists = new Map<ListName, List<Fields>>()

  constructor(sources: DocumentSources) {
    this.facts = sources.facts
    this.links = sources.links
    this.dates = sources.dates
    this.sourceDir = sources.sourceDir
    this.#sources = sources
  }

  article(head: Head): Fields {
    let document = this.#articles.get(head.source)
    if (!document) {
      const content = () => this.#sources.content(head.source)
      document = articleOf({ head, content, world: this }, frontOf(head, this.facts))
      this.#articles.set(head.source, document)
    }
    return document
  }

  at(path: SourcePath | undefined): Fields | undefined {
    const head = path === undefined ? undefined : this.facts.head(path)
    return head && this.article(head)
  }

  articles(paths: readonly SourcePath[]): List<Fields> {
    return new List(this.#documentsAt(paths, this.facts.posts), this.#sources.seed)
  }

  list(name: ArticleList): List<Fields> {
    return this.#lists.get(name) ?? this.#added(name, this.#articleItems(name, ''))
  }

  posts(): List<Fields> {
    return this.list('posts')
  }

  pages(): List<Fields> {
    return this.list('pages')
  }

  taxa(kind: Taxon['kind']): List<Fields> {
    const name = kind === 'tag' ? 'tags' : 'categories'
    return this.#lists.get(name) ?? this.#added(name, this.#taxonItems(kind, name))
  }

  taxaOf(head: Head, kind: Taxon['kind']): List<Fields> {
    const ids = kind === 'tag' ? head.tags : this.#sources.derived(head, 'categories', categoryIds)
    const found = ids.flatMap((id) => this.facts.taxon(kind, id) ?? [])
    return new List(
      found.map((taxon) => this.#taxonDocument(taxon)),
      this.#sources.seed,
    )
  }

  #added(name: ListName, items: Items<Fields>): List<Fields> {
    const list = new List(items, this.#sources.seed)
    this.#lists.set(name, list)
    return list
  }

  #documentsAt(paths: readonly SourcePath[], whole: () => readonly Head[]): Fields[] {
    const { derived } = this.#sources
    const byPath = () => derived(whole(), 'by path', (heads) => new Map(heads.map((head) => [head.source, head])))
    const headAt = paths.length <= FEW ? this.facts.head : (path: SourcePath) => byPath().get(path)
    return paths.flatMap((path) => {
      const head = headAt(path)
      return head === undefined ? [] : [this.article(head)]
    })
  }

  #articleItems(name: ArticleList, by: string): Items<Fields> {
    const { facts } = this
    return lazyItems({
      keys: () => facts.order(name, by),
      length: () => facts.count(name),
      make: (paths) => this.#documentsAt(paths, name === 'pages' ? facts.pages : facts.posts),
      // Put in order once more, what is equal keeps the order that it has: of these all are needed.
      sorted: (order) =>
        by === '' && order.every(isOfHeads) ? this.#articleItems(name, writeOrder(order)) : undefined,
    })
  }

  #taxonItems(kind: Taxon['kind'], name: 'tags' | 'categories'): Items<Fields> {
    const { facts } = this
    return lazyItems({
      keys: () => [...facts.taxa(kind).values()],
      length: () => facts.count(name),
      make: (taxa) => taxa.map((taxon) => taxonOf({ taxon, length: () => taxon.posts.length, world: this })),
      candidates: (condition) =>
        taxaWhere(condition, kind, facts, this.#sources.derived)?.map((taxon) => this.#taxonDocument(taxon)),
    })
  }

  #taxonDocument(taxon: TaxonName): Fields {
    const key: TaxonList = `${taxon.kind}/${taxon.id}`
    let document = this.#taxa.get(key)
    if (!document) {
      document = taxonOf({ taxon, length: () => this.facts.count(key), world: this })
      this.#taxa.set(key, document)
    }
    return document
  }
}

/** Whether articles can be put in this order by what their heads say. */
function isOfHeads([key]: OrderKey): boolean {
  return HEAD_KEYS.has(key) || (/^\w+$/.test(key) && !(key in ARTICLE))
}

/** Each once, after its parents. */
function categoryIds({ categories }: Head): readonly string[] {
  return [...new Set(categories.flatMap((path) => path.map((_, at) => taxonId(path.slice(0, at + 1)))))]
}

function listOf(value: unknown): unknown[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? structuredClone(value) : [value]
}
