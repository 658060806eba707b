import { expect, it } from 'vitest'
import { CONFIG as GUEST_CONFIG, guestSite } from '../hexo/sites.ts'
import { CONFIG, siteOf } from '../road/sites.ts'

/** `content.json`: posts and pages as data, with the keys of hexo-generator-json-content. */

const POST = `---
title: 甲 <b>
date: 2018-03-01 08:00:00
tags: [标签, C++]
categories: [[技术, 数学]]
author: 墨
series: 论文
---
正文 **粗** 1 < 2

<!-- more -->

更多 $x$
`
const PAGE = '---\ntitle: 关于\ndate: 2018-01-01\n---\n我\n'
const files = { 'source/_posts/a.md': POST, 'source/about/index.md': PAGE }

const site = (jsonContent: string, more: Readonly<Record<string, string>> = {}) =>
  siteOf({ '_config.yml': `${CONFIG}author: 站长\njsonContent: ${jsonContent}\n`, ...files, ...more })

async function contentOf(made: ReturnType<typeof siteOf>, file = 'content.json') {
  const { problems } = await made.build()
  expect(problems).toEqual([])
  return JSON.parse(made.read(`public/${file}`))
}

it('has the site, pages, posts, categories and tags', async () => {
  const math = {
    name: '数学',
    slug: '技术/数学',
    permalink: 'https://example.com/categories/%E6%8A%80%E6%9C%AF/%E6%95%B0%E5%AD%A6/',
  }
  const content = await contentOf(site('true'))
  expect(Object.keys(content)).toEqual(['meta', 'pages', 'posts', 'categories', 'tags'])
  expect(content.meta).toEqual({
    title: '站',
    subtitle: '',
    description: '',
    author: '站长',
    url: 'https://example.com',
    root: '/',
  })
  expect(content.pages).toMatchObject([{ title: '关于', path: 'about/index.html', text: '我', comments: true }])
  expect(content.posts).toEqual([
    {
      title: '甲 &lt;b&gt;',
      slug: 'a',
      date: '2018-03-01T08:00:00.000Z',
      updated: '2018-03-01T08:00:00.000Z',
      comments: true,
      path: '2018/03/01/a/',
      permalink: 'https://example.com/2018/03/01/a/',
      excerpt: '正文 粗 1 &lt; 2',
      text: '正文 粗 1 &lt; 2 更多 x',
      author: '墨',
      categories: [
        { name: '技术', slug: '技术', permalink: 'https://example.com/categories/%E6%8A%80%E6%9C%AF/' },
        math,
      ],
      tags: [
        { name: '标签', slug: '标签', permalink: 'https://example.com/tags/%E6%A0%87%E7%AD%BE/' },
        { name: 'C++', slug: 'C', permalink: 'https://example.com/tags/C/' },
      ],
    },
  ])
  expect(content.categories).toContainEqual(math)
  expect(content.tags).toHaveLength(2)
})

it('one list alone is the file, with the members that are asked for', async () => {
  const made = site(
    '{ meta: false, pages: false, file: data/posts.json, posts: { title: true, series: true, raw: true, text: false } }',
  )
  const [post, ...others] = await contentOf(made, 'data/posts.json')
  expect(others).toEqual([])
  expect(post).toEqual({ title: '甲 &lt;b&gt;', series: '论文', raw: POST })
})

it('dates as the site writes them', async () => {
  const made = site('{ meta: false, pages: false, posts: { date: true }, dateFormat: DD/MM/YYYY HH:mm }')
  made.write('_config.yml', `${made.read('_config.yml')}timezone: Asia/Shanghai\n`)
  expect(await contentOf(made)).toEqual([{ date: '01/03/2018 08:00' }])
})

it('leaves out what is hidden, locked, ignored or a draft', async () => {
  const post = (front: string) => `---\ntitle: 乙\ndate: 2018-03-02\n${front}---\n秘密\n`
  const made = site(
    '{ meta: false, pages: false, posts: { slug: true }, ignore: { paths: [OLD], tags: ["#Secret"] } }',
    {
      'source/_posts/hidden.md': post('hidden: true\n'),
      'source/_posts/locked.md': post('password: x\n'),
      'source/_posts/old.md': post(''),
      'source/_posts/tagged.md': post('tags: [secret]\n'),
      'source/_posts/shown.md': post('tags: [secret]\nhidden: false\n'),
      'source/_drafts/draft.md': post(''),
    },
  )
  made.write('_config.yml', `${made.read('_config.yml')}render_drafts: true\n`)
  expect((await contentOf(made)).map(({ slug }: { slug: string }) => slug).sort()).toEqual(['a', 'shown'])
})

it('an edit makes one part again, and all the others are as they were', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 70 }, (_, day) => [
      `source/_posts/p${day}.md`,
      `---\ntitle: 文${day}\ndate: ${new Date(Date.UTC(2018, 4, day + 1)).toISOString()}\n---\n第${day}篇\n`,
    ]),
  )
  const made = site('true', many)
  const before = await contentOf(made)
  expect(before.posts.map(({ title }: { title: string }) => title).slice(0, 2)).toEqual(['文69', '文68'])
  made.write('source/_posts/p2.md', (many['source/_posts/p2.md'] ?? '').replace('第2篇', '新的'))
  const after = await contentOf(made)
  expect(after.posts.find(({ title }: { title: string }) => title === '文2').text).toBe('新的')
  expect(JSON.parse(made.read('.blog-cache/traces-since.json').split('\n')[1] ?? '').steps.search).toHaveLength(1)
  const written = made.read('public/content.json')
  made.remove('.blog-cache')
  await made.build()
  expect(made.read('public/content.json') === written).toBe(true)
})

it('a site that does not ask for it, or has no article, has none or an empty one', async () => {
  const none = siteOf(files)
  await none.build()
  expect(none.has('public/content.json')).toBe(false)
  const empty = siteOf({ '_config.yml': `${CONFIG}jsonContent: { meta: false }\n`, 'source/a.txt': '' })
  expect(await contentOf(empty)).toEqual({ pages: [], posts: [], categories: [], tags: [] })
  const bare = siteOf({ '_config.yml': `${CONFIG}jsonContent: { pages: false, posts: false }\n`, 'source/a.txt': '' })
  expect(Object.keys(await contentOf(bare))).toEqual(['meta', 'categories', 'tags'])
})

it('a plugin that makes it is left to it', async () => {
  const made = guestSite(
    {
      '_config.yml': `${GUEST_CONFIG.replace('theme: g', 'theme: mist')}jsonContent: { meta: true }\n`,
      'source/a.txt': '',
    },
    {
      'hexo-generator-json-content':
        "hexo.extend.generator.register('json', () => ({ path: 'content.json', data: '[1]' }))",
    },
  )
  expect(await contentOf(made)).toEqual([1])
})
