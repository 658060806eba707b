import { digestOf } from '../base/digest.ts'
import type { SourcePath } from '../base/paths.ts'
import { hrefPath } from '../base/urls.ts'
import type { Content, Head } from '../model/article.ts'
import type { Facts } from '../model/facts.ts'
import type { Taxon } from '../model/site.ts'
import { taxonId } from '../model/taxonomy.ts'
import type { Dates } from './dates.ts'
import type { Links } from './links.ts'
import { List } from './list.ts'
import { type Fields, type Members, objectsOf } from './members.ts'

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
  taxon(taxon: Taxon): Fields
  taxa(kind: 'tag' | 'category'): List<Fields>
}

/** What a document stands for. */
interface ArticleState {
  readonly head: Head
  readonly content: () => Content | undefined
  readonly world: World
}

interface TaxonState {
  readonly taxon: Taxon
  readonly world: World
}

interface World extends Documents {
  readonly facts: Facts
  readonly links: Links
  readonly dates: () => Dates
  readonly sourceDir: string
  /** The posts before (newer) and after (older) a post. */
  neighbour(head: Head, step: -1 | 1): Fields | undefined
  taxaOf(head: Head, kind: 'tag' | 'category'): List<Fields>
}

const ARTICLE = {
  _id: ({ head }) => `c${digestOf(head.source).slice(0, 24)}`,
  title: ({ head }) => head.title,
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
  photos: ({ head }) => listOf(head.front.photos),
  tags: ({ head, world }) => world.taxaOf(head, 'tag'),
  categories: ({ head, world }) => world.taxaOf(head, 'category'),
  content: ({ content }) => content()?.html ?? '',
  excerpt: ({ content }) => content()?.excerpt ?? '',
  more: ({ content }) => content()?.more ?? '',
  raw: ({ head, world }) => world.facts.file(head.source)?.text() ?? '',
  _content: ({ head, world }) => world.facts.file(head.source)?.text().slice(head.bodyOffset) ?? '',
  prev: ({ head, world }) => world.neighbour(head, -1),
  next: ({ head, world }) => world.neighbour(head, 1),
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
  length: ({ taxon }) => taxon.posts.length,
  posts: ({ taxon, world }) => world.articles(taxon.posts),
} satisfies Members<TaxonState>

/** Left out of `toObject()` and JSON: they lead to other documents, and in the end in a circle. */
const CIRCLES = new Set(['prev', 'next', 'tags', 'categories', 'posts', 'raw', '_content'])

// Shared by all pages: prototypes without state.
const articleOf = objectsOf<ArticleState>(ARTICLE, {
  hidden: CIRCLES,
  comparables: { date: ({ head }) => head.date, updated: ({ head }) => head.updated },
})
const taxonOf = objectsOf<TaxonState>(TAXON, { hidden: CIRCLES })

export interface DocumentSources {
  readonly facts: Facts
  readonly links: Links
  readonly dates: () => Dates
  /** Absolute, with a trailing slash. */
  readonly sourceDir: string
  /** For `random()`: the path of the page. */
  readonly seed: string
  /** Position of each post among `facts.posts()`. */
  readonly positions: (posts: readonly Head[]) => ReadonlyMap<SourcePath, number>
}

export function createDocuments(sources: DocumentSources): Documents {
  const { facts, seed } = sources
  const articles = new Map<SourcePath, Fields>()
  const taxa = new Map<Taxon, Fields>()
  const lists = new Map<string, List<Fields>>()
  const list = (key: string, make: () => Fields[]): List<Fields> => {
    let made = lists.get(key)
    if (!made) {
      made = new List(make(), seed)
      lists.set(key, made)
    }
    return made
  }
  const world: World = {
    ...sources,
    article(head) {
      let document = articles.get(head.source)
      if (!document) {
        document = articleOf({ head, content: () => facts.content(head.source), world }, head.front)
        articles.set(head.source, document)
      }
      return document
    },
    articles: (paths) =>
      new List(
        paths.flatMap((path) => {
          const head = facts.head(path)
          return head ? [world.article(head)] : []
        }),
        seed,
      ),
    posts: () => list('posts', () => facts.posts().map(world.article)),
    pages: () => list('pages', () => facts.pages().map(world.article)),
    taxon(taxon) {
      let document = taxa.get(taxon)
      if (!document) {
        document = taxonOf({ taxon, world })
        taxa.set(taxon, document)
      }
      return document
    },
    taxa: (kind) => list(kind, () => Array.from(facts.taxa(kind).values(), world.taxon)),
    neighbour(head, step) {
      if (head.kind !== 'post') return undefined
      const posts = facts.posts()
      const position = sources.positions(posts).get(head.source)
      const other = position === undefined ? undefined : posts[position + step]
      return other && world.article(other)
    },
    taxaOf(head, kind) {
      const all = facts.taxa(kind)
      const found = idsOf(head, kind).flatMap((id) => all.get(id) ?? [])
      return new List(found.map(world.taxon), seed)
    },
  }
  return world
}

/** Each once; a category after its parents. */
function idsOf(head: Head, kind: 'tag' | 'category'): readonly string[] {
  if (kind === 'tag') return head.tags
  return [...new Set(head.categories.flatMap((path) => path.map((_, at) => taxonId(path.slice(0, at + 1)))))]
}

function listOf(value: unknown): unknown[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? structuredClone(value) : [value]
}
