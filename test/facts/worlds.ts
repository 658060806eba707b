import { digestFrom, type RoutePath, routePath, type SourcePath, sourcePath } from '../../src/base/paths.ts'
import { factsOf } from '../../src/facts/facts.ts'
import { recorder } from '../../src/facts/recorder.ts'
import { emptyWorld, type World, withSite } from '../../src/facts/world.ts'
import type { Content, Head } from '../../src/model/article.ts'
import { configOf, type UserConfig } from '../../src/model/config.ts'
import type { Facts } from '../../src/model/facts.ts'
import type { Project } from '../../src/model/project.ts'
import type { Taxon } from '../../src/model/site.ts'

/** A world of two posts with one tag, in memory, and what may be otherwise in it. */
export interface Change {
  readonly config?: UserConfig
  readonly themeConfig?: Readonly<Record<string, unknown>>
  /** Newest first. */
  readonly posts?: readonly string[]
  readonly pages?: readonly string[]
  readonly tag?: string
  readonly views?: Readonly<Record<string, string>>
  readonly languages?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly data?: Readonly<Record<string, unknown>>
  readonly files?: Readonly<Record<string, string>>
  readonly assets?: readonly string[]
  /** Outside the sources: `{ 'text/friends.json': 'digest' }`. */
  readonly disk?: Readonly<Record<string, string>>
  readonly settled?: Readonly<Record<string, string>>
  readonly now?: string
  /** How many words the first post has; the others have none. */
  readonly words?: number
  /** What extensions set on the first post. */
  readonly fields?: Readonly<Record<string, unknown>>
  /** What extensions that make pages found out. */
  readonly given?: Readonly<Record<string, string>>
  /** Pages that stand in both scripts of Chinese. */
  readonly inBothScripts?: readonly string[]
  /** When the first post was last changed. */
  readonly updated?: string
}

const SETTLED = { 'head:_posts/a.md': 'a', 'head:_posts/b.md': 'b', 'content:_posts/a.md': 'a', 'search:s1': 's' }

export function worldOf(change: Change): { readonly world: World; readonly settled: Readonly<Record<string, string>> } {
  const { posts = ['a', 'b'], pages = [], tag = '数学/', data = {}, files = {}, assets = [] } = change
  const config = configOf({ title: '站', timezone: 'UTC', ...change.config })
  const views = Object.entries({ post: 'text', ...change.views }).map(([name, text]) => [
    name,
    { name, file: `${name}.ejs`, text, digest: digestFrom(text) },
  ])
  const theme = {
    name: 't',
    folder: '',
    views: new Map(views as never),
    languages: new Map(Object.entries({ 'zh-CN': { home: '首页' }, ...change.languages })),
    config: { menu: ['a'], ...change.themeConfig },
    assets: new Map(),
  }
  const sources = Object.entries({ '_posts/a.md': 'text', ...files }).map(([path, digest]) => ({
    path: sourcePath(path),
    kind: 'post',
    digest: digestFrom(digest),
    modifiedMs: 0,
  }))
  const project = { config, theme, folders: { site: '/', source: '/source' }, extensions: [] }
  const heads = posts.map((name, index) => ({
    ...headOf(`_posts/${name}.md`, name, index),
    ...(index === 0 && change.updated !== undefined && { updated: new Date(change.updated) }),
  }))
  const others = pages.map((path, index) => headOf(path, path, index))
  const all = [...heads, ...others]
  const taxon: Taxon = {
    kind: 'tag',
    id: '数学',
    name: '数学',
    path: tag,
    posts: heads.map(({ source }) => source),
  } as unknown as Taxon
  const site = {
    posts: heads,
    pages: others,
    heads: new Map(all.map((head) => [head.source, head])),
    tags: new Map([['数学', taxon]]),
    categories: new Map(),
    data,
    hidden: [],
    unpublished: [],
    assets: assets.map((path) => sourcePath(path)),
  }
  const empty = emptyWorld(
    project as unknown as Project,
    new Date(change.now ?? '2020-06-01T00:00:00Z'),
    sources as never,
  )
  const look = (how: string, path: string) => digestFrom(change.disk?.[`${how}/${path}`] ?? '-')
  const body = { words: change.words ?? 500, fields: { length: 1, ...change.fields } } as unknown as Content
  const content = (path: SourcePath) => (path === heads[0]?.source ? body : undefined)
  const withDisk = { ...empty, disk: { ...empty.disk, look }, content }
  const inBothScripts = new Set(change.inBothScripts?.map((path) => routePath(path)))
  const given = new Map(Object.entries(change.given ?? {}).map(([name, digest]) => [name, digestFrom(digest)]))
  return {
    world: { ...withSite(withDisk, site as never), inBothScripts, given: (name) => given.get(name) },
    settled: { ...SETTLED, ...change.settled },
  }
}

function headOf(source: string, name: string, index: number): Head {
  return {
    source: sourcePath(source),
    kind: 'post',
    title: `标题${name}`,
    slug: name,
    path: `${name}/`,
    route: routePath(`${name}/index.html`),
    date: new Date(Date.UTC(2020, 0, 20 - index)),
    updated: new Date(0),
    tags: ['数学'],
    categories: [],
    front: {},
  } as unknown as Head
}

const A = '_posts/a.md' as SourcePath

/** How each fact is asked for. */
export const QUESTIONS: {
  readonly [K in Exclude<keyof Facts, 'volatile' | 'remark' | 'say'>]: (facts: Facts) => unknown
} = {
  config: (facts) => facts.config().title,
  themeConfig: (facts) => facts.themeConfig().menu,
  site: (facts) => facts.site().posts.length,
  outline: (facts) => facts.outline().posts.length,
  posts: (facts) => facts.posts().length,
  pages: (facts) => facts.pages().length,
  head: (facts) => facts.head(A)?.title,
  postNamed: (facts) => facts.postNamed('标题a')?.source,
  content: (facts) => facts.content(A),
  search: (facts) => facts.search('s1'),
  given: (facts) => facts.given('a'),
  taxa: (facts) => facts.taxa('tag').size,
  related: (facts) => facts.related(A, 3),
  taxon: (facts) => facts.taxon('tag', '数学')?.path,
  count: (facts) => facts.count('tag/数学'),
  order: (facts) => facts.order('tag/数学', '-date title'),
  newer: (facts) => facts.newer(A),
  older: (facts) => facts.older(A),
  dates: (facts) => facts.dates().map(Number),
  lastChange: (facts) => facts.lastChange(),
  words: (facts) => facts.words(),
  field: (facts) => facts.field(A, 'length'),
  fields: (facts) => [...facts.fields('length')],
  view: (facts) => facts.view('post')?.text,
  disk: (facts) => facts.disk('text', 'a.json'),
  data: (facts) => facts.data(),
  messages: (facts) => facts.messages(['zh-CN', 'en']),
  file: (facts) => facts.file(A)?.path,
  asset: (facts) => facts.asset('img/a.png' as SourcePath),
  version: (facts) => facts.version('img/a.png'),
  picture: (facts) => facts.picture('img/a.png'),
  encoder: (facts) => facts.encoder(),
  inBothScripts: (facts) => facts.inBothScripts('a/index.html' as RoutePath),
  card: (facts) => facts.card(A),
  drawing: (facts) => facts.drawing(),
  font: (facts) => facts.font(),
  face: (facts) => facts.face('abc'),
  titleCharacters: (facts) => facts.titleCharacters(),
  now: (facts) => facts.now().getTime(),
}

/** Asks for one fact through a recorder. */
export function ask({ world }: ReturnType<typeof worldOf>, kind: string) {
  const reads: string[] = []
  const facts = recorder(factsOf(world))({
    read: (name) => void reads.push(name),
    volatile: () => {},
    failed: () => {},
    remark: () => {},
    say: () => false,
  })
  return { given: QUESTIONS[kind as keyof typeof QUESTIONS](facts), reads }
}
