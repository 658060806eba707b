import { parseDate } from '../../src/base/date-text.ts'
import { digestOf } from '../../src/base/digest.ts'
import { digestFrom, routePath, sourcePath } from '../../src/base/paths.ts'
import { escapeHtml } from '../../src/base/text.ts'
import { countWords, wordCountOf } from '../../src/base/words.ts'
import { createReplay } from '../../src/facts/replay.ts'
import type { Content, Head } from '../../src/model/article.ts'
import { assembleSite } from '../../src/model/assemble.ts'
import { type Config, configOf, type UserConfig } from '../../src/model/config.ts'
import type { Facts } from '../../src/model/facts.ts'
import { lookupsOf } from '../../src/model/lookups.ts'
import type { PageModel } from '../../src/model/route.ts'
import type { View } from '../../src/model/theme.ts'
import type { ThemeHost, ViewRoute } from '../../src/theme/theme-host.ts'
import { createThemeRenderer } from '../../src/theme/theme-renderer.ts'
import { factsDouble } from '../facts-double.ts'

/** A site in memory: what the build would know, from a few words per article. */

export interface FakeArticle {
  readonly source: string
  readonly title?: string
  readonly date?: string
  readonly updated?: string
  readonly path?: string
  readonly layout?: string | false
  readonly tags?: readonly string[]
  readonly categories?: readonly (readonly string[])[]
  readonly front?: Readonly<Record<string, unknown>>
  readonly html?: string
  readonly excerpt?: string
  readonly content?: Partial<Content>
}

export interface FakeSite {
  readonly config?: UserConfig
  readonly themeConfig?: Readonly<Record<string, unknown>>
  readonly articles?: readonly FakeArticle[]
  readonly views?: Readonly<Record<string, string>>
  readonly languages?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly data?: Readonly<Record<string, unknown>>
  /** Digests of files by path. */
  readonly versions?: Readonly<Record<string, string>>
  /** Files that are copied as they are, by path. */
  readonly files?: Readonly<Record<string, Uint8Array>>
  readonly host?: Partial<ThemeHost>
  /** In place of those of the site. */
  readonly facts?: Partial<Facts>
}

const ZONE = 'Asia/Shanghai'

export function fakeSite(site: FakeSite) {
  const config: Config = configOf({ timezone: ZONE, root: '/', url: 'https://example.com', ...site.config })
  const articles = site.articles ?? []
  const heads = articles.map((article) => headOf(article, config.timezone))
  const assembled = assembleSite({ heads, data: site.data ?? {}, assets: [] }, config).site
  const contents = new Map(articles.map((article) => [article.source, contentOf(article)]))
  const views = new Map(Object.entries(site.views ?? {}).map(([name, text]) => [name, viewOf(name, text)]))
  const bodiesRead: string[] = []
  const messages = new Map<string, Readonly<Record<string, unknown>>>()
  const facts: Facts = factsDouble(config, {
    themeConfig: () => site.themeConfig ?? {},
    ...lookupsOf(assembled),
    content(path) {
      bodiesRead.push(path)
      return contents.get(path)
    },
    view: (name) => views.get(name),
    data: () => assembled.data,
    messages(languages) {
      const merge = () =>
        Object.assign({}, ...languages.toReversed().map((language) => site.languages?.[language] ?? {}))
      const known = messages.get(languages.join()) ?? merge()
      messages.set(languages.join(), known)
      return known
    },
    file: (path) => {
      const bytes = site.files?.[path] ?? Buffer.from(`---\ntitle: raw\n---\n${contents.get(path)?.text ?? ''}`)
      return { path, sizeBytes: bytes.length, bytes: () => bytes, text: () => Buffer.from(bytes).toString('utf8') }
    },
    asset: (path) => (site.files?.[path] === undefined ? undefined : routePath(path)),
    version: (path) => (site.versions?.[path] === undefined ? undefined : digestFrom(site.versions[path])),
    ...site.facts,
  })
  const host: ThemeHost = {
    version: '1.2.3',
    viewDir: '/site/themes/t/layout/',
    sourceDir: '/site/source/',
    markdown: (text) => `<p>${escapeHtml(text)}</p>\n`,
    replay: createReplay,
    versionOf: () => undefined,
    viewNames: () => views.keys(),
    ...site.host,
  }
  const renderer = createThemeRenderer(host)
  const render = (route: Partial<ViewRoute> & { readonly page: PageModel }) =>
    renderer.render(
      { kind: 'view', path: routePath('index.html'), views: ['index'], owner: { kind: 'home' }, ...route },
      facts,
    )
  return {
    facts,
    config,
    host,
    renderer,
    bodiesRead,
    render,
    /** The page of an article, by its source path. */
    article(source: string, views?: readonly string[]) {
      const head = assembled.heads.get(sourcePath(source))
      if (!head) throw new Error(`no article ${source}`)
      return render({
        path: head.route,
        views: views ?? [head.kind],
        page: { kind: 'article', article: head.source },
        owner: { kind: 'file', name: `source/${source}` },
      })
    },
    /** The home page. */
    home(current = 1, total = 1) {
      const path = current === 1 ? 'index.html' : `page/${current}/index.html`
      return render({
        path: routePath(path),
        page: {
          kind: 'list',
          list: 'home',
          posts: assembled.posts.map(({ source }) => source),
          base: '',
          format: 'page/%d/',
          current,
          total,
        },
      })
    },
  }
}

/** Renders one text in EJS as the view of the home page; fails when there is a problem. */
export function inHome(template: string, site: FakeSite = {}): string {
  const { html, problems } = fakeSite({
    ...site,
    config: { meta_generator: false, ...site.config },
    views: { ...site.views, index: template },
  }).home()
  if (problems.length > 0) throw new Error(JSON.stringify(problems, null, 1))
  return html
}

export function viewOf(name: string, text: string): View {
  return { name, file: `themes/t/layout/${name}.ejs`, text, digest: digestOf(text) }
}

function headOf(article: FakeArticle, zone: string): Head {
  const kind = article.source.startsWith('_posts/') ? 'post' : 'page'
  const slug = article.source.replace(/^_posts\//, '').replace(/\.md$/, '')
  const date = parseDate(article.date ?? '2024-01-02 03:04:05', zone)
  if (!date) throw new Error(`no date: ${article.date}`)
  const path = article.path ?? (kind === 'post' ? `${slug}/` : `${slug}.html`)
  return {
    source: sourcePath(article.source),
    kind,
    draft: false,
    hidden: false,
    encrypted: false,
    title: article.title ?? slug,
    date,
    dated: article.date !== undefined,
    updated: (article.updated === undefined ? undefined : parseDate(article.updated, zone)) ?? date,
    slug,
    path,
    route: routePath(path),
    layout: article.layout ?? kind,
    tags: article.tags ?? [],
    categories: article.categories ?? [],
    sticky: 0,
    comments: true,
    lang: undefined,
    aliases: [],
    bodyOffset: '---\ntitle: raw\n---\n'.length,
    bodyLine: 4,
    diagrams: false,
    front: { title: article.title ?? slug, ...article.front },
  }
}

function contentOf({ html = '', excerpt = '', content }: FakeArticle): Content {
  const text = html.replace(/<[^>]+>/g, '')
  return {
    html,
    excerpt,
    more: '',
    text,
    headings: [],
    words: countWords(text),
    cjk: wordCountOf(text).cjk,
    has: { math: false, code: false, mermaid: false },
    problems: [],
    ...content,
  }
}
