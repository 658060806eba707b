import { describe, expect, it } from 'vitest'
import { routePath } from '../../src/base/paths.ts'
import { type FakeArticle, fakeSite } from './fake.ts'

const ARTICLES: readonly FakeArticle[] = [
  {
    source: '_posts/2020/C# 入门.md',
    title: 'C# 入门',
    date: '2020-03-01 10:00:00',
    path: '2020/C# 入门%/',
    tags: ['b', 'a'],
    categories: [['技术', '语言'], ['随笔']],
    front: { cover: '/c.png', photos: ['1.png'], nested: { list: [1] }, toString: 'x', date: 'written' },
    html: '<p>正文</p>',
    excerpt: '<p>摘要</p>',
    content: { words: 120, cjk: 100, has: { math: true, code: false, mermaid: false } },
  },
  { source: '_posts/old.md', title: 'Old', date: '2019-01-01', tags: ['a'] },
  { source: '_posts/new.md', title: 'New', date: '2021-01-01', tags: ['a'] },
  { source: 'about.md', title: 'About', front: { type: 'about' } },
]

/** What the expression gives on the page of the middle post, as JSON. */
function value(expression: string, source = '_posts/2020/C# 入门.md'): unknown {
  const site = fakeSite({
    articles: ARTICLES,
    views: { post: `<%- JSON.stringify(${expression}) %>`, page: `<%- JSON.stringify(${expression}) %>` },
  })
  const { html, problems } = site.article(source)
  expect(problems).toEqual([])
  return html === '' ? undefined : JSON.parse(html)
}

describe('a post', () => {
  it.each([
    ['page.title', 'C# 入门'],
    ['page.date.format("YYYY-MM-DD HH:mm")', '2020-03-01 10:00'],
    ['page.slug', '2020/C# 入门'],
    ['page.source', '_posts/2020/C# 入门.md'],
    ['page.full_source', '/site/source/_posts/2020/C# 入门.md'],
    ['page.asset_dir', '/site/source/_posts/2020/C# 入门/'],
    ['page.layout', 'post'],
    ['page.cover', '/c.png'],
    ['page.photos', ['1.png']],
    ['page.excerpt', '<p>摘要</p>'],
    ['page.content', '<p>正文</p>'],
    ['page.raw.includes("正文")', true],
    ['page._content', '正文'],
    ['page.tags.map(t => t.name)', ['b', 'a']],
    ['page.categories.map(c => c.name)', ['技术', '语言', '随笔']],
    ['page.categories.eq(1).parent === page.categories.eq(0)._id', true],
    ['page.prev.title', 'New'],
    ['page.next.title', 'Old'],
    ['page.next.prev === page', true],
    ['page.__post', true],
    ['page.has.math', true],
    ['typeof page.toString', 'function'],
    ['/^c[0-9a-f]{24}$/.test(page._id)', true],
    ['page.nothing', undefined],
  ])('%s', (expression, expected) => {
    expect(value(expression)).toEqual(expected)
  })

  it('has a path that can stand in a link, whatever its name', () => {
    expect(value('url_for(page.path)')).toBe('/2020/C%23%20%E5%85%A5%E9%97%A8%25/')
    expect(value('page.permalink')).toBe('https://example.com/2020/C%23%20%E5%85%A5%E9%97%A8%25/')
    expect(value('page.path')).toBe('2020/C%23 入门%25/')
  })

  it('is the same object wherever it comes from', () => {
    expect(
      value(
        'site.posts.findOne({ title: "C# 入门" }) === page && site.tags.findOne({ name: "b" }).posts.first() === page',
      ),
    ).toBe(true)
  })

  it('can be changed by a template, for the page alone', () => {
    const site = fakeSite({
      articles: ARTICLES,
      views: {
        post: '<% page.title += "!"; page.nested.list.push(2); page.extra = 1 %><%= page.title %> <%= page.nested.list %> <%= site.posts.eq(1).title %>',
      },
    })
    const source = '_posts/2020/C# 入门.md'
    expect(site.article(source).html).toBe('C# 入门! 1,2 C# 入门!')
    expect(site.article(source).html).toBe('C# 入门! 1,2 C# 入门!')
  })

  it('becomes plain without going in circles', () => {
    expect(value('page.toObject()')).toMatchObject({ title: 'C# 入门', cover: '/c.png', content: '<p>正文</p>' })
    expect(value('page')).not.toHaveProperty('prev')
  })
})

describe('a page', () => {
  it('has no neighbours', () => {
    expect(value('[page.prev, page.next, page.__page, page.__post, page.type]', 'about.md')).toEqual([
      null,
      null,
      true,
      false,
      'about',
    ])
  })
})

describe('tags and categories', () => {
  it.each([
    [
      'site.tags.map(t => [t.name, t.length, t.path, t.slug])',
      [
        ['a', 3, 'tags/a/', 'a'],
        ['b', 1, 'tags/b/', 'b'],
      ],
    ],
    [
      'site.categories.map(c => [c.name, c.path, c.permalink])',
      [
        ['技术', 'categories/技术/', 'https://example.com/categories/%E6%8A%80%E6%9C%AF/'],
        ['语言', 'categories/技术/语言/', 'https://example.com/categories/%E6%8A%80%E6%9C%AF/%E8%AF%AD%E8%A8%80/'],
        ['随笔', 'categories/随笔/', 'https://example.com/categories/%E9%9A%8F%E7%AC%94/'],
      ],
    ],
    ['site.tags.findOne({ name: "a" }).posts.map(p => p.title)', ['New', 'C# 入门', 'Old']],
    ['site.categories.find({ parent: { $exists: false } }).length', 2],
  ])('%s', (expression, expected) => {
    expect(value(expression)).toEqual(expected)
  })
})

describe('a list', () => {
  /** The articles whose heads were looked up, and what was read as a whole. */
  function readsOf(view: string): string[] {
    const site = fakeSite({ articles: ARTICLES, views: { index: view } })
    const reads: string[] = []
    const facts = {
      ...site.facts,
      head: (path: Parameters<typeof site.facts.head>[0]) => {
        reads.push(path)
        return site.facts.head(path)
      },
      posts: () => {
        reads.push('posts')
        return site.facts.posts()
      },
      taxa: (kind: 'tag' | 'category') => {
        reads.push(kind)
        return site.facts.taxa(kind)
      },
    }
    const page = { kind: 'plain', type: 'search', title: 'x' } as const
    const route = {
      kind: 'view',
      path: routePath('index.html'),
      views: ['index'],
      owner: { kind: 'home' },
      page,
    } as const
    const { problems } = site.renderer.render(route, facts)
    expect(problems).toEqual([])
    return reads
  }

  it.each([
    ['<%= site.posts.length %> <%= site.tags.length %> <%= site.posts.count() %>', []],
    ['<%= site.posts.sort("-date").limit(1).map(p => p.title) %>', ['_posts/new.md']],
    ['<%= site.posts.sort("date", -1).first().title %>', ['_posts/new.md']],
    ['<%= site.posts.sort({ title: 1 }).eq(-1).title %>', ['_posts/old.md']],
    ['<%- list_posts({ amount: 1 }) %>', ['_posts/new.md']],
    ['<%= site.posts.limit(2).length %>', []],
    ['<%- list_archives() %>', []],
  ])('reads of %s only what it looks at', (view, expected) => {
    expect(readsOf(view)).toEqual(expected)
  })

  it('in an order of what a template wrote into it is as the template wrote', () => {
    const sorted = '(site.posts.each((p, i) => { p.rank = -i }), site.posts.sort("rank").map(p => p.title))'
    expect(value(sorted)).toEqual(['Old', 'C# 入门', 'New'])
  })

  it('put in order once more keeps its order where the new one says nothing', () => {
    const titles = ['C# 入门', 'New', 'Old']
    expect(value('site.posts.sort("title").sort("layout").map(p => p.title)')).toEqual(titles)
    expect(value('site.posts.sort("title").sort().map(p => p.title)')).toEqual(titles)
  })

  it('in the order of its bodies reads them', () => {
    expect(value('site.posts.sort("-words").first().title')).toBe('C# 入门')
  })
})
