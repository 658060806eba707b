import { expect, test } from 'vitest'
import { CONFIG, post, siteOf } from './sites.ts'

/** An author who wrote `hidden`, `draft` or `private` is not betrayed by any list. */

const EVERYWHERE = CONFIG.replace('feed: false', 'feed: { limit: 0 }')
  .replace('sitemap: false', 'sitemap: true')
  .replace('search: false', 'search: { engine: json }')

const marked = (front: string) => `---\ntitle: 秘密\ndate: 2018-03-02\ntags: [密]\n${front}\n---\n\n不要给人看\n`
const texts = (published: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(published).map(([path, bytes]) => [path, Buffer.from(bytes, 'latin1').toString()]))
const siteWith = (front: string) =>
  siteOf({
    '_config.yml': EVERYWHERE,
    'themes/t/layout/post.ejs':
      '<head></head><h1><%= page.title %></h1><%- page.content %><%= page.prev && page.prev.title %><%= page.next && page.next.title %>',
    'source/_posts/a.md': post('甲', 1),
    'source/_posts/s.md': marked(front),
    'source/_posts/z.md': post('乙', 3),
  })

test.each(['hidden: true', 'hide: true', 'hideInList: true'])(
  'an article with `%s` is at its address and in no list',
  async (front) => {
    const { build, published } = siteWith(front)
    expect((await build()).good).toBe(true)
    const files = texts(published())
    const own = '2018/03/02/s/index.html'
    expect(files[own]).toContain('不要给人看')
    expect(files[own]).toContain('<meta name="robots" content="noindex">')
    const others = Object.entries(files).filter(([path, text]) => path !== own && /秘密|不要给人看|03\/02/.test(text))
    expect(others.map(([path]) => path)).toEqual([])
    expect(Object.keys(files).filter((path) => path.startsWith('tags/密'))).toEqual([])
    expect(files['2018/03/01/a/index.html']).toContain('乙')
  },
)

test.each(['draft: true', 'private: true'])(
  'an article with `%s` is not published, and is shown with the drafts',
  async (front) => {
    const { build, published, write } = siteWith(front)
    await build()
    expect(Object.values(texts(published())).join('')).not.toMatch(/秘密|不要给人看/)
    write('_config.yml', `${EVERYWHERE}render_drafts: true\n`)
    await build()
    expect(texts(published())['2018/03/02/s/index.html']).toContain('不要给人看')
  },
)

test('a draft that is not shown never stops a build', async () => {
  const { build } = siteOf({
    '_config.yml': `${CONFIG}permalink: p/:abbrlink/\n`,
    'source/_posts/a.md': '---\ntitle: 甲\ndate: 2018-03-01\nabbrlink: [a1]\n---\n',
    'source/_drafts/no-link.md': '---\ntitle: 草稿\n---\n',
    'source/_drafts/broken.md': '---\ntitle: @x\ndate: 2018-13-45\n---\n',
    'source/_posts/unfinished.md': '---\ntitle: 乙\ndraft: true\ndate: {{ date }}\n---\n',
  })
  const report = await build()
  expect(report.problems.map(({ code, at }) => [code, at?.file])).toEqual([])
  expect(report.changed).toContain('p/a1/index.html')
})

test('a post without a title takes its first heading, else the name of its file, and that is reported', async () => {
  const { build, published } = siteOf({
    'source/_posts/读书.md': '---\ndate: 2018-03-01\n---\n# 读书笔记\n',
    'source/_posts/无.md': '---\ndate: 2018-03-02\n---\n正文\n',
  })
  const { problems } = await build()
  expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
    ['title-missing', 'warning'],
    ['title-missing', 'warning'],
  ])
  expect(texts(published())['2018/03/01/读书/index.html']).toContain('<h1>读书笔记</h1>')
  expect(texts(published())['2018/03/02/无/index.html']).toContain('<h1>无</h1>')
})
