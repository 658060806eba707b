import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { checkSite } from '../../src/check/check.ts'
import { openProject } from '../../src/project.ts'
import { CONFIG, post, siteOf } from '../road/sites.ts'
import { advised, said } from '../said.ts'

/** A small site is checked: each problem as `code file:line:column`. */
async function check(files: Readonly<Record<string, string>>) {
  const { folder } = siteOf(files)
  const checked = await checkSite(await openProject(folder), { now: new Date('2020-06-01T00:00:00Z') })
  expect(existsSync(join(folder, 'public'))).toBe(false)
  return {
    ...checked,
    told: checked.problems.map(({ code, at }) =>
      [code, at && [at.file, at.line, at.column].filter((part) => part !== undefined).join(':')].join(' ').trim(),
    ),
  }
}

it('has nothing to say of a site that is well', async () => {
  const { told, posts, pages, links } = await check({
    'source/_posts/甲.md': post('甲', 1, '## 一\n\n[一](#一) [乙](乙.md#二) ![图](图.png) [外](https://example.org/x)'),
    'source/_posts/甲/图.png': 'x',
    'source/_posts/乙.md': post('乙', 2, '## 二\n\n[首页](/) [甲](/2018/03/01/甲/#一)'),
    'source/_posts/丙.html': post('丙', 3, '<a href="/2018/03/02/乙/">乙</a>'),
  })
  expect(told).toEqual([])
  expect(posts).toBe(3)
  expect(pages).toBeGreaterThan(5)
  expect(links).toBeGreaterThan(4)
})

it('finds what an article leads to in vain, where the article says it', async () => {
  const { told, problems } = await check({
    'source/_posts/a.md': post(
      'a',
      1,
      ['[x](/nope/)', '', '![x](/nope.png)', '', '<a href="/2018/03/02/b/#no">x</a>', '', '[x](b.md#二)'].join('\n'),
    ),
    'source/_posts/b.md': post('b', 2, '## 一\n'),
  })
  const first = post('', 1, '正').split('\n').indexOf('正') + 1
  expect(told).toEqual([
    `link-missing source/_posts/a.md:${first}:5`,
    `image-missing source/_posts/a.md:${first + 2}:6`,
    `anchor-missing source/_posts/a.md:${first + 4}:10`,
    `anchor-missing source/_posts/a.md:${first + 6}:9`,
  ])
  expect(problems[0]?.frame).toContain('[x](/nope/)')
})

it('a fault that Markdown reports already is reported once, and none that is silenced', async () => {
  const { told } = await check({
    'source/_posts/a.md': post(
      'a',
      1,
      '[x](nope.md)\n\n[x](#nope)\n\n<!-- blog-ignore link-missing -->\n[x](/later/)\n\n<!-- blog-ignore anchor-missing -->\n[x](#later)',
    ),
  })
  expect(told.map((line) => line.split(' ')[0])).toEqual(['post-missing', 'anchor-missing'])
})

it('each of several faults of one line is reported', async () => {
  const { told } = await check({
    'source/_posts/a.md': post('a', 1, '[没有](/nowhere/) ![图](没有.png) [别页](/#不在)'),
  })
  expect(told.map((line) => line.split(' ')[0]).sort()).toEqual(['anchor-missing', 'image-missing', 'link-missing'])
})

it('reports a fault of the theme once, and names a page', async () => {
  const { told, problems } = await check({
    'themes/t/layout/layout.ejs': '<a href="/feed.xml">x</a><%- body %>',
    'source/_posts/a.md': post('a', 1, '正文'),
    'source/_posts/b.md': post('b', 2, '正文'),
  })
  expect(told).toEqual(['link-missing'])
  expect(said(problems[0])).toMatch(/"\/feed\.xml".* \d pages; "\S+index\.html" is one of them/)
  expect(advised(problems[0])).toContain('menu')
})

it('reports a link at each place where an article has it, and not where code shows it', async () => {
  const { told } = await check({
    'source/_posts/a.md': post('a', 1, '[x](/nope/)\n\n```md\n[x](/nope/)\n```\n\n[x](/nope/) 和 `/nope/`'),
  })
  const first = post('', 1, '正').split('\n').indexOf('正') + 1
  expect(told).toEqual([`link-missing source/_posts/a.md:${first}:5`, `link-missing source/_posts/a.md:${first + 6}:5`])
})

it('a missing anchor is reported once, though a list shows the post as well', async () => {
  for (const config of ['', 'relative_link: true\n']) {
    const { told } = await check({
      '_config.yml': `${CONFIG}${config}`,
      'source/_posts/a.md': post('a', 1, '[x](#no)\n\n<a href="#not">y</a>'),
    })
    expect(told.map((line) => line.replace(/:\d+:\d+$/, ''))).toEqual([
      'anchor-missing source/_posts/a.md',
      'anchor-missing source/_posts/a.md',
    ])
  }
})

it('finds what the settings name and the theme prints', async () => {
  const layout =
    '<% for (const at of Object.values(theme.menu)) { %><a href="<%= url_for(at) %>">x</a><% } %><%- body %>'
  const { told, problems } = await check({
    '_config.yml': `${CONFIG}theme_config:\n  menu:\n    links: /links/\n`,
    '_config.t.yml': 'menu:\n  about: /about/\n',
    'themes/t/layout/layout.ejs': layout,
    'source/_posts/a.md': post('a', 1),
  })
  const line = CONFIG.split('\n').length + 2
  expect(told.sort()).toEqual(['link-missing _config.t.yml:2:10', `link-missing _config.yml:${line}:12`])
  expect(problems.map(({ frame }) => frame?.includes('> '))).toEqual([true, true])
})

it('takes Pagefind’s files for there, which come when all pages are made', async () => {
  const theme = { 'themes/t/layout/layout.ejs': '<script src="/pagefind/pagefind-ui.js"></script><%- body %>' }
  const files = { ...theme, 'source/_posts/a.md': post('a', 1) }
  const engine = { '_config.yml': CONFIG.replace('search: false', 'search: { engine: pagefind }') }
  expect((await check(files)).told).toEqual(['file-missing'])
  expect((await check({ ...files, ...engine })).told).toEqual([])
})

it('finds what front matter names and the theme prints', async () => {
  const { told } = await check({
    'themes/t/layout/post.ejs': '<img src="<%= page.cover %>"><%- page.content %>',
    'source/_posts/a.md': '---\ntitle: a\ndate: 2018-03-01\ncover: /nope.png\n---\n正文\n',
  })
  expect(told).toEqual(['image-missing source/_posts/a.md:4:1'])
})

it('finds files that nobody shows, and leaves those that anything names', async () => {
  const { told } = await check({
    'source/_posts/a.md': post('a', 1, '![图](used.png) ![图](/images/shown.png)'),
    'source/_posts/a/used.png': 'x',
    'source/_posts/a/lost.csv': 'x',
    'source/images/shown.png': 'x',
    'source/images/lost.png': 'x',
    'source/images/script.png': 'x',
    'source/images/css.png': 'x',
    'source/images/draft.png': 'x',
    'source/images/data.png': 'x',
    'source/app.js': 'load("script.png")',
    'source/my.css': 'a{background:url(images/css.png)}',
    'source/_data/menu.yml': 'icon: /images/data.png',
    'source/_drafts/d.md': '![图](/images/draft.png)',
    'source/favicon.ico': 'x',
    'source/download.zip': 'x',
  })
  expect(told).toEqual(['asset-unused source/_posts/a/lost.csv', 'asset-unused source/images/lost.png'])
})

it('addresses that differ only in case are reported', async () => {
  const { told } = await check({
    'source/_posts/a.md': '---\ntitle: a\ndate: 2018-03-01\npermalink: x/\n---\n正文\n',
    'source/_posts/b.md': '---\ntitle: b\ndate: 2018-03-01\npermalink: X/\n---\n正文\n',
  })
  expect(told).toEqual(['route-case source/_posts/b.md'])
})

it('knows the root and links relative to the page', async () => {
  const config =
    'title: 站\nurl: https://example.com/blog\nroot: /blog/\ntheme: t\nrelative_link: true\nfeed: false\nsearch: false\n'
  const { told, problems } = await check({
    '_config.yml': config,
    'themes/t/layout/layout.ejs':
      '<a href="<%= url_for("/") %>">站</a><a href="/about/">关于</a><%- css("style") %><%- body %>',
    'source/_posts/a.md': post('a', 1, '[y](/blog/about/)'),
    'source/about/index.md': '---\ntitle: 关于\n---\n正文',
  })
  expect(told).toHaveLength(1)
  expect(problems[0]).toMatchObject({ code: 'link-missing', params: { meant: 'root', address: '/blog/about/' } })
})

it('says of a published site what it says of one that is not, whatever somebody did to the files since', async () => {
  const site = siteOf({
    'source/_posts/a.md': post('a', 1, '[x](/nope/) [y](/2018/03/02/b/#no)'),
    'source/_posts/b.md': post('b', 2, '## 一\n'),
  })
  const now = new Date('2020-06-01T00:00:00Z')
  const checked = async () => checkSite(await openProject(site.folder), { now })
  const before = await checked()
  expect(before.problems.map(({ code }) => code)).toEqual(['link-missing', 'anchor-missing'])
  await site.build({ now })
  expect(await checked()).toEqual(before)
  site.write('public/2018/03/01/a/index.html', '<a href="/elsewhere/">')
  site.remove('public/2018/03/02/b/index.html')
  expect(await checked()).toEqual(before)
})

it('pages that stand as they were published are not made again, smaller ones neither', async () => {
  const seen = globalThis as { seen?: number }
  for (const minify of ['false', '{ html: true }']) {
    const site = siteOf({
      '_config.yml': `${CONFIG}minify: ${minify}\n`,
      'themes/t/layout/post.ejs':
        '<% globalThis.seen = (globalThis.seen ?? 0) + 1 %><!-- a -->   <a href="/none/">x</a>',
      'source/_posts/a.md': post('甲', 1),
    })
    await site.build()
    seen.seen = 0
    const { problems } = await checkSite(await openProject(site.folder), { now: new Date('2020-06-01T00:00:00Z') })
    expect(problems.map(({ code }) => code)).toEqual(['link-missing'])
    expect(seen.seen).toBe(0)
  }
})
