import { describe, expect, it } from 'vitest'
import { fakeSite, inHome } from '../fake.ts'

const EVIL = '<script>alert(1)</script>'
const SITE = {
  articles: [
    { source: '_posts/a.md', title: EVIL, date: '2020-01-31 23:30:00', tags: [EVIL, 'b'], categories: [[EVIL, 'sub']] },
    { source: '_posts/b.md', title: 'B', date: '2020-02-01 00:30:00', tags: ['b'] },
  ],
}

describe('names', () => {
  it.each([
    'list_tags()',
    'list_tags({ style: "none" })',
    'list_categories()',
    'list_categories({ style: "none" })',
    'list_posts()',
    'list_posts({ style: "none" })',
    'tagcloud()',
  ])('are text in %s', (expression) => {
    const html = inHome(`<%- ${expression} %>`, SITE)
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(html).not.toContain('<script')
  })

  it('reach `transform` escaped, which may add markup', () => {
    const html = inHome('<%- list_tags({ transform: (name) => "<b>" + name + "</b>", show_count: false }) %>', SITE)
    expect(html).toContain('<b>&lt;script&gt;alert(1)&lt;/script&gt;</b>')
  })
})

describe('list_archives', () => {
  it('counts months in the site’s zone, whatever the machine’s', () => {
    const html = inHome('<%- list_archives({ format: "YYYY-MM" }) %>', SITE)
    expect(html).toBe(
      '<ul class="archive-list"><li class="archive-list-item"><a class="archive-list-link" href="/archives/2020/02/">2020-02</a><span class="archive-list-count">1</span></li><li class="archive-list-item"><a class="archive-list-link" href="/archives/2020/01/">2020-01</a><span class="archive-list-count">1</span></li></ul>',
    )
    expect(inHome('<%- list_archives({ style: "none" }) %>', SITE)).toContain('>二月 2020<')
  })
})

describe('an empty list', () => {
  it.each([
    'list_tags()',
    'list_categories()',
    'list_archives()',
    'tagcloud()',
    'list_tags(page.nothing, { show_count: true })',
    'toc("")',
    'list_posts(undefined, {})',
  ])('%s prints nothing', (expression) => {
    expect(inHome(`<%- ${expression} %>`)).toBe('')
  })
})

describe('an array', () => {
  it('can be listed like a list', () => {
    expect(
      inHome('<%- list_tags(site.tags.toArray().slice(0, 1), { style: "x", show_count: false }) %>', SITE),
    ).toContain('rel="tag"')
  })
})

describe('related_posts', () => {
  const articles = [
    { source: '_posts/a.md', title: 'A', date: '2020-01-04', tags: ['x', 'rare'] },
    { source: '_posts/b.md', title: 'B', date: '2020-01-03', tags: ['x'] },
    { source: '_posts/c.md', title: 'C', date: '2020-01-02', tags: ['x'] },
    { source: '_posts/d.md', title: 'D', date: '2020-01-01', tags: ['rare'] },
    { source: '_posts/e.md', title: 'E', date: '2019-01-01', tags: ['x', 'y', 'z'] },
  ]
  const shown = (call: string) => `<%= ${call}.map((post) => post.title).join("") %>`
  it.each([
    ['related_posts()', 'DBC'],
    ['related_posts(1)', 'D'],
    ['related_posts("9")', 'DBCE'],
    ['related_posts(-1)', ''],
    ['related_posts("none")', ''],
  ])('%s gives the posts nearest to the page’s', (call, titles) => {
    expect(fakeSite({ articles, views: { post: shown(call) } }).article('_posts/a.md').html).toBe(titles)
  })

  it('gives none where the page is no article', () => {
    expect(inHome(shown('related_posts()'), { articles })).toBe('')
  })
})
