import { expect, it } from 'vitest'
import { CONFIG, siteOf } from './sites.ts'

/** A site in both scripts of Chinese, as a whole. */

const BOTH = `${CONFIG}language: [zh-CN, en]\nchinese_variants: zh-TW\n`.replace('sitemap: false', 'sitemap: true')
const post = (title: string, text: string, front = '') =>
  `---\ntitle: ${title}\ndate: 2020-01-01\n${front}---\n${text}\n`
const POSTS = {
  '_config.yml': BOTH,
  'source/_posts/a.md': post(
    '关于 a',
    '见[另一篇](/2020/01/01/b/)，[英文](/2020/01/01/e/)，[锁住的](/2020/01/01/l/)。',
  ),
  'source/_posts/b.md': post('b', '发展'),
  'source/_posts/e.md': post('e', '“English”', 'lang: en\n'),
  'source/_posts/l.md': post('l', '锁', 'password: "1234"\n'),
  'source/en/about/index.md': '---\ntitle: about\n---\nx\n',
  'source/zh-tw/hand/index.md': '---\ntitle: 手\nlang: zh-TW\n---\n手寫\n',
  'source/hand/index.md': '---\ntitle: 手\n---\n手写\n',
}

it('every Chinese page has a second version, at an address of its own; what is English, locked or translated by hand has none', async () => {
  const site = siteOf(POSTS)
  const { problems } = await site.build()
  expect(problems).toEqual([])
  const pages = Object.keys(site.published()).filter((path) => path.startsWith('zh-tw/') && !/archives|page/.test(path))
  expect(pages.toSorted()).toEqual([
    'zh-tw/2020/01/01/a/index.html',
    'zh-tw/2020/01/01/b/index.html',
    'zh-tw/hand/index.html',
    'zh-tw/index.html',
  ])
  expect(site.read('public/zh-tw/hand/index.html')).toContain('手寫')
  const html = site.read('public/zh-tw/2020/01/01/a/index.html')
  expect(html).toContain('<h1>關於 a</h1>')
  expect([...html.matchAll(/<a href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
    '/zh-tw/2020/01/01/b/',
    '/2020/01/01/e/',
    '/2020/01/01/l/',
  ])
  expect(site.has('public/zh-tw/404.html')).toBe(false)
})

it('search engines are told of both, in the pages and in the sitemap', async () => {
  const site = siteOf({ ...POSTS, 'themes/t/layout/layout.ejs': '<html><head></head><%- body %></html>' })
  await site.build()
  for (const folder of ['', 'zh-tw/'])
    expect(site.read(`public/${folder}2020/01/01/b/index.html`)).toContain(
      '<link rel="alternate" hreflang="zh-CN" href="https://example.com/2020/01/01/b/">\n' +
        '<link rel="alternate" hreflang="zh-TW" href="https://example.com/zh-tw/2020/01/01/b/">',
    )
  const map = site.read('public/sitemap.xml')
  expect(map.match(/<loc>[^<]*\/b\/<\/loc>/g)).toEqual([
    '<loc>https://example.com/2020/01/01/b/</loc>',
    '<loc>https://example.com/zh-tw/2020/01/01/b/</loc>',
  ])
  expect(map.match(/hreflang="zh-TW" href="https:\/\/example.com\/zh-tw\/2020\/01\/01\/b\/"/g)).toHaveLength(2)
  expect(map.match(/\/e\/<\/loc>/g)).toHaveLength(1)
})

it('an edit makes both versions again and no other, and the site is that of a clean build', async () => {
  const site = siteOf({
    ...POSTS,
    'themes/t/layout/index.ejs': '<% page.posts.each((post) => { %><%= post.title %><% }) %>',
  })
  await site.build()
  site.write('source/_posts/b.md', post('b', '发展了'))
  expect((await site.build()).computed.outputs).toBe(2)
  expect(site.read('public/zh-tw/2020/01/01/b/index.html')).toContain('發展了')
  const after = site.published()
  await site.build({ force: true })
  expect(site.published()).toEqual(after)
  // A page that is no longer there in the other script is no longer linked to there.
  site.write('source/_posts/b.md', post('b', '发展了', 'lang: en\n'))
  await site.build()
  expect(site.read('public/zh-tw/2020/01/01/a/index.html')).toContain('<a href="/2020/01/01/b/"')
  const incremental = site.published()
  await site.build({ force: true })
  expect(site.published()).toEqual(incremental)
})

it.each([
  ['language: zh-TW\nchinese_variants: zh-CN\n', '裡面', '里面', 'zh-cn'],
  ['language: zh-CN\nchinese_variants: [zh-HK]\n', '里面', '裏面', 'zh-hk'],
])('%s', async (config, text, expected, folder) => {
  const site = siteOf({ '_config.yml': CONFIG + config, 'source/_posts/a.md': post('a', text) })
  await site.build()
  expect(site.read(`public/${folder}/2020/01/01/a/index.html`)).toContain(expected)
})

it('a language that is no other script is a warning', async () => {
  const site = siteOf({ '_config.yml': `${CONFIG}language: en\nchinese_variants: zh-TW\n` })
  const { problems } = await site.build()
  expect(problems.map(({ code, severity, at }) => [code, severity, at?.file])).toContainEqual([
    'chinese-variant-same',
    'warning',
    '_config.yml',
  ])
})
