import * as v from 'valibot'
import type { Body } from '../../src/base/byte-pieces.ts'
import { textOf } from '../../src/base/byte-pieces.ts'
import { digestFrom, routePath, type SourcePath, sourcePath } from '../../src/base/paths.ts'
import type { Problem } from '../../src/base/problem.ts'
import { routesOf } from '../../src/generate/routes.ts'
import type { Content, Head } from '../../src/model/article.ts'
import { assembleSite } from '../../src/model/assemble.ts'
import { type Config, ConfigSchema } from '../../src/model/config.ts'
import type { Facts } from '../../src/model/facts.ts'
import { lookupsOf } from '../../src/model/lookups.ts'
import type { Route } from '../../src/model/route.ts'
import { type SearchSegment, segmentName } from '../../src/model/search.ts'
import type { Site } from '../../src/model/site.ts'
import type { Theme } from '../../src/model/theme.ts'
import { articleTerms } from '../../src/search/article-terms.ts'
import { indexSegment } from '../../src/search/segment.ts'
import { indexSegments, wholeSegments } from '../../src/search/segments.ts'
import { writePart } from '../../src/search/whole-file.ts'
import { factsDouble } from '../facts-double.ts'

/** Sites made of values: what a test says of an article, and the defaults for the rest. */

export function configOf(written: Record<string, unknown> = {}): Config {
  const config = v.parse(ConfigSchema, { url: 'https://example.com', root: '/', timezone: 'Asia/Shanghai', ...written })
  return config
}

export function post(name: string, rest: Partial<Head> = {}): Head {
  const path = rest.path ?? `${name}/`
  const date = rest.date ?? new Date('2020-01-01T00:00:00Z')
  return {
    source: sourcePath(`_posts/${name}.md`),
    kind: 'post',
    draft: false,
    hidden: false,
    encrypted: false,
    title: name,
    date,
    dated: true,
    updated: date,
    slug: name,
    path,
    route: routePath(path),
    layout: 'post',
    tags: [],
    categories: [],
    sticky: 0,
    comments: true,
    lang: undefined,
    aliases: [],
    diagrams: false,
    bodyOffset: 0,
    bodyLine: 1,
    front: {},
    ...rest,
  }
}

export function page(source: string, rest: Partial<Head> = {}): Head {
  return post(source, {
    source: sourcePath(source),
    kind: 'page',
    layout: 'page',
    path: source.replace(/\.\w+$/, '.html'),
    dated: false,
    ...rest,
  })
}

export function themeOf(views: readonly string[], assets: Record<string, string> = {}): Theme {
  return {
    name: 'plain',
    folder: '/themes/plain',
    views: new Map(
      views.map((name) => [name, { name, file: `${name}.ejs`, text: '', digest: digestFrom('0'.repeat(32)) }]),
    ),
    languages: new Map(),
    config: {},
    assets: new Map(Object.entries(assets)),
  }
}

export interface Written {
  readonly heads?: readonly Head[]
  readonly assets?: readonly string[]
  readonly config?: Record<string, unknown>
  readonly theme?: Theme
  readonly extras?: readonly Route[]
  readonly added?: readonly Route[]
  readonly contents?: Readonly<Record<string, Partial<Content>>>
}

export interface Generated {
  readonly site: Site
  readonly config: Config
  readonly facts: Facts
  readonly problems: readonly Problem[]
  readonly paths: readonly string[]
  route(path: string): Route | undefined
  /** What a text route writes. */
  text(path: string): string
}

export function generate(written: Written): Generated {
  const config = configOf(written.config)
  const theme = written.theme ?? themeOf(['index', 'post', 'page', 'archive', 'tags', 'categories', 'search', '404'])
  const { site, problems } = assembleSite(
    { heads: written.heads ?? [], data: {}, assets: (written.assets ?? []).map(sourcePath) },
    config,
  )
  const made = routesOf(site, config, theme, {
    fileAt: (source) => `/blog/source/${source}`,
    extras: written.extras ?? [],
    added: written.added ?? [],
  })
  const facts = factsOf(site, config, written.contents ?? {})
  const byPath = new Map<string, Route>(made.routes.map((route) => [route.path, route]))
  return {
    site,
    config,
    facts,
    problems: [...problems, ...made.problems],
    paths: made.routes.map(({ path }) => path),
    route: (path) => byPath.get(path),
    text: (path) => {
      const route = byPath.get(path)
      if (route?.kind !== 'text') throw new Error(`${path} is no text route`)
      return textOf(route.make(facts) as Body)
    },
  }
}

function factsOf(site: Site, config: Config, contents: Readonly<Record<string, Partial<Content>>>): Facts {
  const contentOf = (path: SourcePath): Content | undefined => {
    if (!site.heads.has(path)) return undefined
    const content: Content = {
      html: '',
      excerpt: '',
      more: '',
      text: '',
      headings: [],
      words: 0,
      cjk: 0,
      has: { math: false, code: false, mermaid: false },
      problems: [],
      ...contents[path],
    }
    return { ...content, terms: articleTerms(content) }
  }
  let segments: ReadonlyMap<string, SearchSegment> | undefined
  const facts: Facts = factsDouble(config, {
    ...lookupsOf(site),
    content: contentOf,
    data: () => site.data,
    search(name) {
      segments ??= new Map([
        ...indexSegments(site, config).map((key) => [segmentName(key), indexSegment(key, facts)] as const),
        ...wholeSegments(site, config).map((key) => [segmentName(key), writePart(key, facts)] as const),
      ])
      return segments.get(name)
    },
    now: () => new Date('2020-06-01T00:00:00Z'),
  })
  return facts
}
