import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { routePath, type SourcePath, sourcePath } from '../../src/base/paths.ts'
import type { ListPage } from '../../src/model/route.ts'
import { fakeSite } from './fake.ts'

/**
 * What Hexo 8.1.2 prints for the same expressions on the same site: `[kind of page, expression, output]`, with `/` and
 * `=` written as such where Hexo writes entities.
 */
const FACTS = JSON.parse(
  readFileSync(new URL('../fixtures/theme/hexo-helpers.json', import.meta.url), 'utf8'),
) as readonly (readonly [kind: string, expression: string, output: string])[]

const site = fakeSite({
  config: {
    title: '翰墨',
    subtitle: '副',
    description: '描述 & 说明',
    author: '某人',
    url: 'https://example.com/blog',
    root: '/blog/',
    keywords: 'k1',
    meta_generator: false,
    external_link: false,
    search: false,
  },
  articles: [
    {
      source: '_posts/残差.md',
      title: '论文笔记：残差',
      date: '2018-03-31 20:15:00',
      updated: '2018-04-02 01:02:03',
      path: '2018/03/31/残差/',
      tags: ['论文', 'C#', 'PyTorch'],
      categories: [['深度学习', '视觉']],
      front: { photos: '/img/a.png' },
      html: '<p>正文一。</p>\n<span id="more"></span>\n\n<p>更多 <img src="/img/b.png"></p>\n',
      excerpt: '<p>正文一。</p>\n',
    },
    {
      source: '_posts/vgg.md',
      title: 'VGG',
      date: '2018-02-01 00:30:00',
      path: '2018/02/01/vgg/',
      tags: ['论文', 'PyTorch'],
      categories: [['深度学习']],
      html: '<p>two</p>',
    },
    {
      source: '_posts/alex.md',
      title: 'AlexNet in the wild',
      date: '2017-12-31 23:59:59',
      path: '2017/12/31/alex/',
      tags: ['论文'],
      categories: [['深度学习', '语言'], ['随笔']],
      html: '<p>three</p>',
    },
    { source: 'about/index.md', title: '关于', date: '2019-01-01', path: 'about/index.html', html: '<p>关于我</p>\n' },
  ],
  views: Object.fromEntries(
    FACTS.map(([, expression], row) => [`row-${row}`, `<% var post = page %><%- ${expression} %>`]),
  ),
})

function output(kind: string, row: number): string {
  const views = [`row-${row}`]
  const posts = site.facts.posts().map(({ source }) => source)
  const list = (base: string, page: Pick<ListPage, 'list'> & Partial<ListPage>) =>
    site.render({
      path: routePath(base),
      views,
      page: { kind: 'list', posts, base, format: 'page/%d/', current: 1, total: 1, ...page },
    })
  const article = (source: SourcePath) => site.article(source, views)
  const { html, problems } = {
    home: () => list('', { list: 'home' }),
    post: () => article(sourcePath('_posts/残差.md')),
    page: () => article(sourcePath('about/index.md')),
    tag: () => list('tags/论文/', { list: 'tag', taxon: '论文' }),
    category: () => list('categories/深度学习/', { list: 'category', taxon: '深度学习' }),
    archive: () =>
      list('archives/2018/03/', { list: 'archive', year: 2018, month: 3, posts: [sourcePath('_posts/残差.md')] }),
  }[kind as 'home']()
  expect(problems).toEqual([])
  return html
}

describe('as in Hexo', () => {
  it.each(FACTS.map(([kind, expression, expected], row) => ({ kind, expression, expected, row })))(
    'on a page of kind $kind: $expression',
    ({ kind, expected, row }) => {
      expect(output(kind, row)).toBe(expected)
    },
  )
})
