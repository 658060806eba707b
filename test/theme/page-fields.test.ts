import { describe, expect, it } from 'vitest'
import { routePath, sourcePath } from '../../src/base/paths.ts'
import type { PageModel } from '../../src/model/route.ts'
import { type FakeSite, fakeSite } from './fake.ts'

const ARTICLES = [
  { source: '_posts/a.md', title: 'A', date: '2020-05-06', tags: ['数学'], categories: [['甲']] },
  { source: 'tags/index.md', title: '我的标签', front: { cover: 'c.png' }, html: '<p>前言</p>' },
]

function show(path: string, page: PageModel, expression: string, site: FakeSite = {}): unknown {
  const made = fakeSite({ articles: ARTICLES, ...site, views: { index: `<%- JSON.stringify(${expression}) %>` } })
  const { html, problems } = made.render({ path: routePath(path), page })
  expect(problems).toEqual([])
  return JSON.parse(html)
}

const LIST = { kind: 'list', posts: [sourcePath('_posts/a.md')], format: 'page/%d/', current: 1, total: 1 } as const

describe('a list', () => {
  it('numbers its pages', () => {
    const members =
      '[page.base, page.current, page.total, page.current_url, page.prev, page.prev_link, page.next, page.next_link]'
    const page = (current: number): PageModel => ({
      ...LIST,
      list: 'tag',
      taxon: '数学',
      base: 'tags/数学/',
      current,
      total: 3,
    })
    expect(show('tags/数学/', page(1), members)).toEqual([
      'tags/数学/',
      1,
      3,
      'tags/数学/',
      0,
      '',
      2,
      'tags/数学/page/2/',
    ])
    expect(show('tags/数学/page/2/', page(2), members)).toEqual([
      'tags/数学/',
      2,
      3,
      'tags/数学/page/2/',
      1,
      'tags/数学/',
      3,
      'tags/数学/page/3/',
    ])
    expect(show('tags/数学/page/3/', page(3), members)).toEqual([
      'tags/数学/',
      3,
      3,
      'tags/数学/page/3/',
      2,
      'tags/数学/page/2/',
      0,
      '',
    ])
  })

  it('says of what it is a list', () => {
    const kinds =
      '[is_home(), is_archive(), is_tag(), is_category(), page.tag, page.category, page.year, page.month, page.posts.length]'
    expect(show('', { ...LIST, list: 'home', base: '' }, kinds)).toEqual([
      true,
      false,
      false,
      false,
      null,
      null,
      null,
      null,
      1,
    ])
    expect(
      show('archives/2020/05/', { ...LIST, list: 'archive', base: 'archives/2020/05/', year: 2020, month: 5 }, kinds),
    ).toEqual([false, true, false, false, null, null, 2020, 5, 1])
    expect(show('tags/数学/', { ...LIST, list: 'tag', base: 'tags/数学/', taxon: '数学' }, kinds)).toEqual([
      false,
      false,
      true,
      false,
      '数学',
      null,
      null,
      null,
      1,
    ])
    expect(show('categories/甲/', { ...LIST, list: 'category', base: 'categories/甲/', taxon: '甲' }, kinds)).toEqual([
      false,
      false,
      false,
      true,
      null,
      '甲',
      null,
      null,
      1,
    ])
  })

  it('takes title, text and front matter of the author’s page at its address', () => {
    const page: PageModel = { ...LIST, list: 'archive', base: 'archives/', article: sourcePath('tags/index.md') }
    expect(show('archives/', page, '[page.title, page.content, page.cover, page.posts.length, page.archive]')).toEqual([
      '我的标签',
      '<p>前言</p>',
      'c.png',
      1,
      true,
    ])
  })
})

describe('an overview', () => {
  it('has all tags and a title in the page’s language', () => {
    const languages = { 'zh-CN': { tags: '标签' } }
    const page: PageModel = { kind: 'plain', type: 'tags', title: 'tags' }
    expect(
      show('tags/', page, '[page.title, page.type, page.tags.length, page.posts.length, is_page(), page.content]', {
        languages,
      }),
    ).toEqual(['标签', 'tags', 1, 1, true, ''])
  })

  it('written by the author has them too', () => {
    const page: PageModel = { kind: 'article', article: sourcePath('tags/index.md'), type: 'tags' }
    expect(show('tags/', page, '[page.title, page.type, page.tags.length, page.content]')).toEqual([
      '我的标签',
      'tags',
      1,
      '<p>前言</p>',
    ])
  })
})

describe('the language of a page', () => {
  const home: PageModel = { ...LIST, list: 'home', base: '' }
  const both = { config: { language: ['zh-CN', 'en'] } }
  it.each([
    ['index.html', both, ['zh-CN', 'index.html']],
    ['en/index.html', both, ['en', 'index.html']],
    ['en/about/', both, ['en', 'about/index.html']],
    ['fr/index.html', both, ['zh-CN', 'fr/index.html']],
    ['i/en/x.html', { config: { ...both.config, i18n_dir: 'i/:lang' } }, ['en', 'x.html']],
    ['en', both, ['zh-CN', 'en']],
  ])('at %s', (path, site, expected) => {
    expect(show(path, home, '[page.lang, page.canonical_path]', site)).toEqual(expected)
  })

  it('is what the front matter says, also for dates and messages', () => {
    const site = fakeSite({
      articles: [{ source: '_posts/a.md', date: '2020-05-06', front: { lang: 'en' } }],
      languages: { 'zh-CN': { next: '下一页' }, en: { next: 'Next' } },
      views: {
        post: '<%= page.lang %> <%= date(page.date, "MMMM") %> <%= page.date.format("MMMM") %> <%= __("next") %>',
      },
    })
    expect(site.article('_posts/a.md').html).toBe('en May May Next')
  })
})
