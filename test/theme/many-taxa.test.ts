import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { routePath } from '../../src/base/paths.ts'
import type { Taxon } from '../../src/model/site.ts'
import { type FakeSite, fakeSite } from './fake.ts'

/** Sites with very many tags and categories: what is walked is counted, since no page may walk all of them. */

const MANY = 10_000
const PAGES = 40
const NAMES = Array.from({ length: MANY }, (_, i) => `标签${i}`)

const post = (i: number, more: object) => ({ source: `_posts/${i}.md`, title: `P${i}`, date: '2020-01-01', ...more })
/** Ten thousand tags, a thousand of them on one post, and ten thousand categories. */
const ARTICLES = [
  post(0, { tags: NAMES.slice(0, 1000), categories: [['a', 'b']] }),
  ...Array.from({ length: 100 }, (_, i) =>
    post(i + 1, {
      tags: NAMES.slice(i * 100, i * 100 + 100),
      categories: NAMES.slice(i * 100, i * 100 + 100).map((name) => [`总${i % 7}`, name]),
    }),
  ),
]

/** How often all tags or all categories were walked while these pages were rendered, and their HTML. */
function walks(site: FakeSite) {
  const fake = fakeSite({ articles: ARTICLES, ...site })
  let walked = 0
  const counted = (kind: Taxon['kind']) => {
    const map = new Map(fake.facts.taxa(kind))
    const values = map.values.bind(map)
    map.values = () => {
      walked++
      return values()
    }
    return map
  }
  const maps = { tag: counted('tag'), category: counted('category') }
  Object.assign(fake.facts, { taxa: (kind: Taxon['kind']) => maps[kind] })
  const render = (kind: Taxon['kind'], taxon: Taxon) => {
    const { html, problems } = fake.render({
      path: routePath(`${taxon.path}index.html`),
      views: [kind],
      page: {
        ...{ kind: 'list', list: kind, taxon: taxon.id, posts: taxon.posts, base: taxon.path },
        ...{ format: 'page/%d/', current: 1, total: 1 },
      },
    })
    expect(problems).toEqual([])
    return html
  }
  const pages = (['tag', 'category'] as const).flatMap((kind) =>
    [...maps[kind].entries()].slice(-PAGES).map(([, taxon]) => ({ taxon, html: render(kind, taxon) })),
  )
  return { walked, pages, fake }
}

const LAYOUT = 'themes/mist/layout/'
const MIST = Object.fromEntries(
  readdirSync(LAYOUT, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ejs'))
    .map((name) => [name.replaceAll('\\', '/').slice(0, -4), readFileSync(LAYOUT + name, 'utf8')]),
)

describe('with ten thousand tags and ten thousand categories', () => {
  it('Mist renders their pages without walking all of them', () => {
    const { walked, pages } = walks({ views: MIST })
    expect(pages[0]?.html).toContain(`${NAMES.at(-1)?.slice(0, 2)}`)
    expect(walked).toBeLessThanOrEqual(4)
  })

  it('themes that look one up, as Hexo’s do, do not walk all of them', () => {
    const view = `<% const found = [
      site.tags.findOne({ name: page.tag }), site.categories.findOne({ name: page.category }),
      site.tags.find({ slug: page.tag }).first(), site.categories.find({ path: page.base }).first(),
    ] %><%= found.map((taxon) => taxon && taxon.path).join() %>`
    const { walked, pages } = walks({ views: { tag: view, category: view } })
    for (const { taxon, html } of pages) expect(html.split(',').filter((path) => path === taxon.path)).toHaveLength(2)
    expect(walked).toBeLessThanOrEqual(4)
  })

  it('clouds and lists are made once for all pages', () => {
    const view = `<%- tagcloud() %><%- tagcloud(site.tags, { amount: 20, color: false }) %>
      <%- list_tags({ amount: 30 }) %><%- list_categories({ depth: 1 }) %>`
    const { walked, pages } = walks({ views: { tag: view, category: view } })
    expect(new Set(pages.map(({ html }) => html)).size).toBe(1)
    expect(pages[0]?.html.split('</a>').length).toBeGreaterThan(MANY)
    expect(walked).toBeLessThanOrEqual(6)
  })

  it('a post with a thousand of them walks no other', () => {
    const { fake } = walks({ views: { ...MIST, tag: '', category: '' } })
    const counts = { taxon: 0, taxa: 0 }
    const { taxon, taxa } = fake.facts
    Object.assign(fake.facts, {
      taxon: (...asked: Parameters<typeof taxon>) => {
        counts.taxon++
        return taxon(...asked)
      },
      taxa: (kind: Taxon['kind']) => {
        counts.taxa++
        return taxa(kind)
      },
    })
    const { html } = fake.article('_posts/0.md')
    expect(html).toContain(NAMES[999])
    expect(counts.taxa).toBe(0)
    expect(counts.taxon).toBeLessThan(20_000)
  })
})

describe('clouds and lists that differ from page to page', () => {
  const few = { articles: [post(1, { tags: ['a', 'b'], categories: [['x'], ['y']] })] }

  it('have the links of their page where links are relative', () => {
    const view = '<%- tagcloud() %>'
    const { pages } = walks({ ...few, config: { relative_link: true }, views: { tag: view, category: view } })
    expect(pages.map(({ html }) => /href="([^"]*)"/.exec(html)?.[1])).toEqual([
      './',
      '../a/',
      '../../tags/a/',
      '../../tags/a/',
    ])
  })

  it('mark the category of their page', () => {
    const view = '<%- list_categories({ show_current: true }) %>'
    const { pages } = walks({ ...few, views: { tag: view, category: view } })
    expect(pages.map(({ html }) => html.split(' current').length - 1)).toEqual([0, 0, 1, 1])
  })

  it('show what the page has written into the list', () => {
    const view = '<% site.tags.each((tag) => { tag.name = page.tag + "!" }) %><%- list_tags() %>'
    const { pages } = walks({ ...few, views: { tag: view, category: '' } })
    expect(pages.slice(0, 2).map(({ html }) => html.split('!').length)).toEqual([3, 3])
    expect(pages[1]?.html).toContain('b!')
  })
})
