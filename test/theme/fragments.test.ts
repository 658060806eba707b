import { describe, expect, it } from 'vitest'
import { sourcePath } from '../../src/base/paths.ts'
import { createReplay } from '../../src/facts/replay.ts'
import type { Facts, Remark } from '../../src/model/facts.ts'
import { createThemeRenderer } from '../../src/theme/theme-renderer.ts'
import { type FakeSite, fakeSite } from './fake.ts'

const ARTICLES = [
  { source: '_posts/a.md', title: 'A', date: '2020-01-02', tags: ['t'] },
  { source: '_posts/b.md', title: 'B', date: '2020-01-01' },
]

/** The pages of both posts, with the view `side` cached in each, and how often that ran. */
function twoPages(side: string, site: Partial<FakeSite> = {}) {
  let runs = 0
  const made = fakeSite({
    articles: ARTICLES,
    ...site,
    views: { post: '<%- partial("side", null, { cache: true }) %>', side: `<% markdown() %>${side}`, ...site.views },
    host: { markdown: () => String(runs++), ...site.host },
  })
  const pages = ['_posts/a.md', '_posts/b.md'].map((source) => made.article(source))
  return { htmls: pages.map(({ html }) => html), problems: pages.flatMap(({ problems }) => problems), runs }
}

describe('a cached partial', () => {
  it.each([
    ['in a string', `<%- '<a aria-current="page">' %>`],
    ['in a comment', '<% // the path of the page, its url\n %>'],
    ['as a key', '<%= Object.keys({ page: 1, url: 2 }) %>'],
    ['as a variable of its own', '<% for (const path of ["x"]) { let page = path %><%= page %><% } %>'],
    ['where the code never comes', '<% if (site.posts.length > 5) { %><%= page.title %><% } %>'],
  ])('that has the name of a local %s is rendered once', (_, side) => {
    const { htmls, problems, runs } = twoPages(side)
    expect([problems, runs, htmls[0] === htmls[1]]).toEqual([[], 1, true])
  })

  it('that is the same on every page is rendered once', () => {
    const { htmls, runs } = twoPages(
      '<%= site.posts.length %> <%- tagcloud() %> <%= __("prev") %> <%- url_for("/x") %>',
    )
    expect(htmls[0]).toBe('2 <a href="/tags/t/" style="font-size: 10px;">t</a> prev /x')
    expect(htmls[1]).toBe(htmls[0])
    expect(runs).toBe(1)
  })

  it.each([
    ['the page', '<%= page.title %>', ['A', 'B']],
    ['the path', '<%= path %>', ['a/index.html', 'b/index.html']],
    ['the kind of page by a helper', '<%= is_current("a/") %>', ['true', 'false']],
    ['the page through another partial', '<%- partial("inner") %>', ['A', 'B']],
    ['the page behind a try', '<% try { %><%= page.title %><% } catch (e) { %>none<% } %>', ['A', 'B']],
    ['the page by `locals`', '<%= locals.page.title %>', ['A', 'B']],
    ['whether there is a page', '<%= typeof page %>', ['object', 'object']],
    ['a local that it writes', '<% locals.name = 1 %><%= typeof name %>', ['undefined', 'undefined']],
    ['the page, of which it makes a variable', '<% var page = page || {} %><%= page.title %>', ['A', 'B']],
  ])('that depends on %s is each page’s own', (_, side, expected) => {
    const { htmls, problems } = twoPages(side, { views: { inner: '<%= page.title %>' } })
    expect(problems).toEqual([])
    expect(htmls).toEqual(expected)
  })

  it('that asks for a local of its caller gets it', () => {
    const { htmls } = twoPages('<%= typeof name === "undefined" ? "none" : name %>', {
      views: {
        post: '<%- partial("mid", { name: page.title }) %>',
        mid: '<%- partial("side", null, { cache: true }) %>',
      },
    })
    expect(htmls).toEqual(['A', 'B'])
  })

  it('is not taken from a caller without the local that this one has', () => {
    const site = fakeSite({
      articles: ARTICLES,
      views: {
        post: '<%- partial("side", null, { cache: true }) %>',
        page: '<%- partial("mid", { name: "x" }) %>',
        mid: '<%- partial("side", null, { cache: true }) %>',
        side: '<%= typeof name === "undefined" ? "none" : name %>',
      },
    })
    expect(site.article('_posts/a.md').html).toBe('none')
    expect(site.article('_posts/b.md', ['page']).html).toBe('x')
  })

  it('with relative links is each page’s own', () => {
    const { htmls } = twoPages('<%- url_for("css/a.css") %>', { config: { relative_link: true } })
    expect(htmls).toEqual(['../css/a.css', '../css/a.css'])
  })

  it('differs by the language of the page', () => {
    const site = fakeSite({
      articles: [ARTICLES[0]!, { ...ARTICLES[1]!, front: { lang: 'en' } }],
      languages: { 'zh-CN': { prev: '上一页' }, en: { prev: 'Prev' } },
      views: { post: '<%- partial("side", null, { cache: true }) %>', side: '<%= __("prev") %>' },
    })
    expect(site.article('_posts/a.md').html).toBe('上一页')
    expect(site.article('_posts/b.md').html).toBe('Prev')
  })

  it('that calls an extension’s helper is each page’s own', () => {
    const helpers = (route: { path: string }) => ({ where: () => route.path })
    const { htmls } = twoPages('<%= where() %>', { host: { helpers } })
    expect(htmls).toEqual(['a/index.html', 'b/index.html'])
  })

  it('that asks for a local that an extension gives each page in place of ours is each page’s own', () => {
    const locals = (route: { path: string }) => ({ url: route.path })
    const { htmls, problems } = twoPages('<%= url %>', { host: { locals } })
    expect([problems, htmls]).toEqual([[], ['a/index.html', 'b/index.html']])
  })

  it('is read again for each page, so that the engine knows what the page depends on', () => {
    const site = fakeSite({
      articles: ARTICLES,
      views: {
        post: '<%- partial("side", null, { cache: true }) %>',
        side: '<%= site.tags.length %> <%= config.author %>',
      },
    })
    const reads: string[][] = []
    const renderer = createThemeRenderer({
      version: '1',
      viewDir: '/',
      sourceDir: '/',
      markdown: (text) => text,
      versionOf: () => undefined,
      viewNames: () => [],
      replay: createReplay,
    })
    for (const source of ['_posts/a.md', '_posts/b.md'] as const) {
      const seen: string[] = []
      const facts: Facts = {
        ...site.facts,
        config: () =>
          new Proxy(site.config, {
            get(target, key) {
              if (key === 'author') seen.push('author')
              return Reflect.get(target, key)
            },
          }),
        count(list) {
          seen.push(list)
          return site.facts.count(list)
        },
      }
      const head = site.facts.head(sourcePath(source))!
      renderer.render(
        {
          kind: 'view',
          path: head.route,
          views: ['post'],
          page: { kind: 'article', article: head.source },
          owner: { kind: 'file', name: source },
        },
        facts,
      )
      reads.push([...new Set(seen)].sort())
    }
    expect(reads).toEqual([
      ['author', 'tags'],
      ['author', 'tags'],
    ])
  })

  it('a fragment is made again when what it read has changed', () => {
    const site = fakeSite({
      articles: ARTICLES,
      views: { post: '<%- partial("side", null, { cache: true }) %>', side: '<%= site.posts.length %>' },
    })
    const head = site.facts.posts()[0]!
    const route = { kind: 'view', path: head.route, views: ['post'], owner: { kind: 'home' } } as const
    const page = { kind: 'article', article: head.source } as const
    expect(site.renderer.render({ ...route, page }, site.facts).html).toBe('2')
    expect(site.renderer.render({ ...route, page }, { ...site.facts, count: () => 1 }).html).toBe('1')
  })

  it('shows its faults where they are', () => {
    const { problems } = twoPages('\n<%= nothing.x %>')
    expect(problems[0]).toMatchObject({ at: { file: 'themes/t/layout/side.ejs', line: 2 } })
  })
})

describe('a cached partial that is given plain values', () => {
  const given = (values: string, side = '<%= x %>') => {
    let runs = 0
    const remarks: Remark[] = []
    const site = fakeSite({
      articles: ARTICLES,
      views: { post: `<%- partial("side", ${values}, { cache: true }) %>`, side: `<% markdown() %>${side}` },
      host: { markdown: () => String(runs++) },
      facts: { remark: (remark) => void remarks.push(remark) },
    })
    const htmls = ['_posts/a.md', '_posts/b.md'].map((source) => site.article(source).html)
    return { htmls, runs, remarks: remarks.map(({ why, name }) => [why, name].join(' ').trim()) }
  }

  it('is rendered once for equal ones', () => {
    expect(given('{ x: "pin", y: 1, z: null }')).toEqual({ htmls: ['pin', 'pin'], runs: 1, remarks: [] })
  })

  it('is rendered once for each of several, and never mixed up', () => {
    expect(given('{ x: page.title }')).toEqual({ htmls: ['A', 'B'], runs: 2, remarks: [] })
    expect(given('{ x: page.title === "A" ? 1 : "1" }', '<%= typeof x %>').htmls).toEqual(['number', 'string'])
    const torn = String.raw`page.title === "A" ? { x: "1\ny string 1 2" } : { x: "1", y: "2" }`
    expect(given(torn, '<%= typeof y %>').htmls).toEqual(['undefined', 'string'])
  })

  it('may assign to them, which stays its own', () => {
    expect(given('{ x: "a" }', '<% x = x + 1 %><%= x %>').htmls).toEqual(['a1', 'a1'])
  })

  it('of more than a hundred kinds is each page’s own from there on', () => {
    const articles = Array.from({ length: 120 }, (_, at) => ({ source: `_posts/${at}.md`, title: `T${at}` }))
    const remarks: Remark[] = []
    const views = { post: '<%- partial("side", { x: page.title }, { cache: true }) %>', side: '<%= x %>' }
    const site = fakeSite({ articles, views, facts: { remark: (remark) => void remarks.push(remark) } })
    expect(articles.map(({ source }) => site.article(source).html)).toEqual(articles.map(({ title }) => title))
    expect(remarks).toEqual([{ view: 'themes/t/layout/side.ejs', why: 'many' }])
  })
})

describe('a cached partial that cannot be shared says why', () => {
  it.each([
    ['<%= page.title %>', 'null', 'asks page'],
    ['<%- url_for("a") %>', 'null', 'relative'],
    ['<%= typeof name %>', 'null', 'caller name'],
    ['<%= name.first %>', 'null', 'caller name'],
    ['<%= where() %>', 'null', 'helper where'],
    ['<%= x.title %>', '{ x: page }', 'given x'],
    ['<% leaked = 1 %>', 'null', 'undeclared'],
    ['<% locals.a = 1 %>', 'null', 'undeclared locals'],
    ['<% log("x") %>', 'null', 'warns theme-log'],
    ['<% nothing() %>', 'null', 'throws'],
  ])('%s, given %s', (side, added, why) => {
    const remarks: Remark[] = []
    const site = fakeSite({
      articles: ARTICLES,
      config: { relative_link: true },
      views: {
        post: '<%- partial("mid", { name: {} }) %>',
        mid: `<%- partial("side", ${added}, { cache: true }) %>`,
        side,
      },
      host: { helpers: () => ({ where: () => 1 }) },
      facts: { remark: (remark) => void remarks.push(remark) },
    })
    for (const { source } of ARTICLES) site.article(source)
    expect(remarks.map(({ view, why, name }) => [view, why, name].join(' ').trim())).toEqual([
      `themes/t/layout/side.ejs ${why}`,
    ])
  })
})

describe('fragment_cache', () => {
  it('renders once a page', () => {
    const site = fakeSite({
      articles: ARTICLES,
      views: {
        post: '<% var n = 0; for (const i of [1, 2]) { %><%- fragment_cache("x", function () { n++; return page.title + n }) %><% } %>',
      },
    })
    expect(site.article('_posts/a.md').html).toBe('A1A1')
    expect(site.article('_posts/b.md').html).toBe('B1B1')
  })
})

describe('a variable that is not declared', () => {
  it('reaches the partials of its page, and no other page', () => {
    const site = fakeSite({
      articles: ARTICLES,
      views: {
        post: '<% if (page.title === "A") { leaked = 1 } %><%- partial("x") %>',
        x: '<%= typeof leaked %>',
      },
    })
    expect(site.article('_posts/a.md').html).toBe('number')
    expect(site.article('_posts/b.md').html).toBe('undefined')
  })
})
