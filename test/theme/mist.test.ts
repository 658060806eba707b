import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'node-html-parser'
import { expect, it } from 'vitest'
import { sourcePath } from '../../src/base/paths.ts'
import { parseYaml } from '../../src/base/yaml.ts'
import { recorder } from '../../src/facts/recorder.ts'
import type { Head } from '../../src/model/article.ts'
import { siteOf } from '../road/sites.ts'
import { type FakeArticle, fakeSite } from './fake.ts'

/** The theme Mist on small sites: what its options make of lists. */

const post = (year: number, front = '') => `---\ntitle: 写于 ${year}\ndate: ${year}-05-06\n${front}---\n正文\n`

async function build(config: string, files: Readonly<Record<string, string>>) {
  const site = siteOf({ '_config.yml': `title: 站\nurl: https://example.com\n${config}`, ...files })
  expect(await site.build()).toMatchObject({ good: true, problems: [] })
  return (path: string) => parse(site.read(`public/${path}`))
}

it('lists pinned posts first, then years, each counted on all pages', async () => {
  const page = await build('per_page: 2\ntheme_config: { home: { list: compact } }\n', {
    'source/_posts/a.md': post(2020),
    'source/_posts/b.md': post(2018, 'sticky: 1\n'),
    'source/_posts/c.md': post(2020, 'slug: c\n'),
    'source/_posts/d.md': post(2019),
  })
  const sections = (path: string) =>
    page(path)
      .querySelectorAll('.timeline section')
      .map((section) => section.text.replace(/\s+/g, ' ').trim())
  expect(sections('index.html')).toEqual(['置顶 2018-05 写于 2018', '2020 共 2 篇 05-06 写于 2020'])
  expect(sections('page/2/index.html')).toEqual(['2020 共 2 篇 05-06 写于 2020', '2019 共 1 篇 05-06 写于 2019'])
  expect(sections('archives/page/2/index.html')).toEqual([
    '2019 共 1 篇 05-06 写于 2019',
    '2018 共 1 篇 05-06 写于 2018',
  ])
  expect(sections('archives/2020/index.html')).toEqual(['2020 共 2 篇 05-06 写于 2020 05-06 写于 2020'])
})

it('loads KaTeX’s styles where a formula needs them', async () => {
  const files = { 'source/_posts/a.md': post(2020).replace('正文', '$x$'), 'source/_posts/b.md': post(2019) }
  const styles = async (config: string, path: string) =>
    (await build(config, files))(path)
      .querySelectorAll('link[rel="stylesheet"]')
      .filter((link) => link.getAttribute('href')?.includes('katex')).length
  expect(await styles('', '2020/05/06/a/index.html')).toBe(1)
  expect(await styles('', '2019/05/06/b/index.html')).toBe(0)
  expect(await styles('math: { output: mathml }\n', '2020/05/06/a/index.html')).toBe(0)
})

it('says of a paragraph without Chinese that it is not to be justified, where lines are', async () => {
  const text = 'All in English.\n\n中文 and English.\n\n<p>Never closed\n\n| | b |\n| - | - |\n| 甲 | 乙 |'
  const files = { 'source/_posts/a.md': post(2020).replace('正文', text) }
  const prose = async (config: string) =>
    (await build(config, files))('2020/05/06/a/index.html').querySelector('.prose')
  const ragged = async (config: string) =>
    (await prose(config))?.querySelectorAll('p.ragged').map((one) => one.text.trim())
  expect(await ragged('language: zh-CN\n')).toEqual(['All in English.'])
  expect(await ragged('language: en\n')).toEqual([])
  expect(await ragged('theme_config: { typography: { justify: false } }\nlanguage: zh-CN\n')).toEqual([])
  const list = (await build('language: zh-CN\n', files))('index.html').querySelectorAll('.item p.ragged')
  expect(list.map((one) => one.text.trim())).toEqual(['All in English.'])
  const head = (await prose('language: zh-CN\n'))?.querySelector('thead tr')
  expect(head?.childNodes.map(String).join('').replace(/\s/g, '')).toBe('<td></td><thscope="col">b</th>')
})

const PRETTY = [true, false].flatMap((trailing_index) =>
  [true, false].map((trailing_html) => ({ trailing_index, trailing_html })),
)
it.each(PRETTY)('gives a page one address with %o', async (pretty) => {
  const pages = ['index.html', '2020/05/06/a/index.html', 'about/index.html', 'tags/t/index.html', 'note.html']
  const site = siteOf({
    '_config.yml': `title: 站\nurl: https://example.com\npretty_urls: ${JSON.stringify(pretty)}\n`,
    'source/_posts/a.md': post(2020, 'tags: [t]\n'),
    'source/about/index.md': '---\ntitle: 关于\n---\n',
    'source/note.md': '---\ntitle: 便笺\n---\n',
  })
  expect(await site.build()).toMatchObject({ good: true, problems: [] })
  const mapped = parse(site.read('public/sitemap.xml'))
    .querySelectorAll('loc')
    .map(({ text }) => text)
  for (const path of pages) {
    const page = parse(site.read(`public/${path}`))
    const canonical = page.querySelector('link[rel=canonical]')?.getAttribute('href')
    expect(mapped, path).toContain(canonical)
    expect(page.querySelector('meta[property="og:url"]')?.getAttribute('content')).toBe(canonical)
  }
  expect(site.read('public/atom.xml')).toContain(`<link href="${mapped.find((url) => url.includes('/a/'))}"`)
})

it('says once that a page is not there', async () => {
  const page = (await build('', { 'source/_posts/a.md': post(2020) }))('404.html')
  expect(page.querySelector('main')?.text.match(/页面不存在|404/g)).toEqual(['404', '页面不存在'])
  expect(page.querySelector('title')?.text).toBe('页面不存在 | 站')
})

it('takes what a site puts in, by options and by files', async () => {
  const places = ['head_begin', 'head_end', 'body_begin', 'body_end', 'sidebar', 'post_begin', 'post_end', 'footer']
  const inject = Object.fromEntries(places.map((name) => [name, `<b class="at">${name}</b>`]))
  const page = await build(`theme_config: ${JSON.stringify({ inject })}\n`, {
    'source/_posts/a.md': post(2020),
    'source/about/index.md': '---\ntitle: 关于\n---\n',
    'source/_theme/layout/_inject/comment.ejs': '<b class="at"><%= is_post() ? page.title : "" %></b>',
    'source/_theme/languages/zh-CN.yml': 'menu: { home: 起点 }\n',
  })
  const html = page('2020/05/06/a/index.html')
  expect(html.querySelectorAll('.at').map(({ text }) => text)).toEqual([
    ...['head_begin', 'head_end', 'body_begin', 'post_begin', 'post_end', '写于 2020', 'sidebar', 'footer', 'body_end'],
  ])
  expect(
    page('about/index.html')
      .querySelectorAll('.at')
      .map(({ text }) => text),
  ).toEqual([...['head_begin', 'head_end', 'body_begin', '', 'sidebar', 'footer', 'body_end']])
  expect(html.querySelector('.menu')?.text).toMatch(/起点\s+归档/)
})

const SIDEBAR = {
  ...{ on_phones: false, since: '2017-01-01', words: true, recent: 1, tags: 1 },
  widgets: [
    'site',
    'notice',
    { title: '书单', text: '*正在读*' },
    'tags',
    'recent',
    'categories',
    'archives',
    'author',
  ],
}
const SIDE_POSTS = {
  'source/_posts/a.md': post(2020, 'tags: [少]\ncategories: [读, 写]\nupdated: 2021-02-03\n'),
  'source/_posts/b.md': post(2019, 'tags: [多]\ncategories: [读]\n').replace('正文', '正'.repeat(160)),
  'source/_posts/c.md': post(2019, 'slug: c\ntags: [多]\n'),
}
it('shows widgets beside lists, those that are wanted in their order, and on a post the author alone', async () => {
  const config = `author: 我\ntheme_config: ${JSON.stringify({ sidebar: SIDEBAR, announcement: '**搬家**' })}\n`
  const page = await build(config, SIDE_POSTS)
  const side = (path: string) =>
    (page(path).querySelector('.side')?.childNodes ?? []).flatMap(({ text }) => text.replace(/\s+/g, ' ').trim() || [])
  const widgets = [
    ...['站点信息 建站2017-01-01 总字数200 最近更新2021-02-03', '公告 搬家', '书单 正在读', '标签 多'],
    ...['最新文章 写于 2020 2020-05-06', '分类 读 2', '归档 2020 1 2019 2', '我 3 日志 2 标签 2 分类'],
  ]
  expect(side('index.html')).toEqual(widgets)
  expect(side('tags/多/index.html')).toEqual(widgets)
  expect(side('2020/05/06/a/index.html')).toEqual(['我 3 日志 2 标签 2 分类'])
  // Told beside the list, it is not told above it too.
  expect(page('index.html').querySelector('.notice')).toBe(null)
  const on = { sidebar: { ...SIDEBAR, on_posts: true, widgets: ['tags'] } }
  const posts = await build(`theme_config: ${JSON.stringify(on)}\n`, SIDE_POSTS)
  expect(posts('2020/05/06/a/index.html').querySelectorAll('.widget')).toHaveLength(1)
})

it('shows of a post in a list its picture, its series and its tags, unless they are not wanted', async () => {
  const files = {
    'source/_posts/a.md': post(2020, 'tags: [少]\nseries: 读书\ncover: /x.svg\n'),
    'source/x.svg': '<svg/>',
  }
  const item = async (config: object) => {
    const item = (await build(`theme_config: ${JSON.stringify(config)}\n`, files))('index.html').querySelector('.item')
    const shown = ['.item-beside', '.item-cover', '.item-tags']
    return [shown.filter((one) => item?.parentNode?.querySelector(one)).join(''), item?.text.includes('专栏 读书')]
  }
  expect(await item({})).toEqual(['.item-beside.item-cover.item-tags', true])
  expect(await item({ home: { thumbnail: 'wide', tags: false } })).toEqual(['.item-cover', true])
  expect(await item({ home: { thumbnail: 'none' }, post: { meta: { series: false } } })).toEqual(['.item-tags', false])
  expect(await item({ home: { list: 'whole' } })).toEqual(['.item-tags', true])
})

it('takes neither yes, no nor a colour for a picture', async () => {
  for (const cover of ['true', 'false', '"#ff0000"']) {
    const page = await build('', { 'source/_posts/a.md': post(2020, `cover: ${cover}\n`) })
    expect(page('index.html').querySelector('.item-cover, .item-beside, .item img')).toBeNull()
    expect(page('2020/05/06/a/index.html').querySelector('.cover, .post img')).toBeNull()
  }
})

/** Mist on a site in memory, each view of which names itself when it runs. */
function mistInMemory(articles: readonly FakeArticle[]) {
  const folder = 'themes/mist/layout'
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ejs'))
  const views = Object.fromEntries(
    files.map((file) => {
      const name = file.replaceAll('\\', '/').replace(/\.ejs$/, '')
      return [name, `<% markdown("${name}") %>${readFileSync(`${folder}/${file}`, 'utf8')}`]
    }),
  )
  const { value } = parseYaml(readFileSync('themes/mist/_config.yml', 'utf8'), { file: '' })
  const runs: string[] = []
  const site = fakeSite({
    ...{ views, articles, themeConfig: value as Record<string, unknown> },
    host: { markdown: (name) => String(runs.push(name)) },
  })
  /** What the page of an article makes of it: views that run, reads that are noted, remarks. */
  const page = (source: string) => {
    runs.length = 0
    const reads: string[] = []
    const remarks: unknown[] = []
    const notes = {
      read: (name: string) => void reads.push(name),
      remark: (remark: object) => void remarks.push(remark),
    }
    const facts = recorder(site.facts)({ ...notes, volatile: () => {}, failed: () => {}, say: () => false })
    const head = site.facts.head(sourcePath(source)) as Head
    const { problems } = site.renderer.render(
      {
        ...{ kind: 'view', path: head.route, views: ['post'], owner: { kind: 'home' } },
        page: { kind: 'article', article: head.source },
      },
      facts,
    )
    expect(problems).toEqual([])
    return { runs: [...runs], reads, remarks }
  }
  return { page }
}

const POSTS = [1, 2, 3].map((day) => ({
  source: `_posts/${day}.md`,
  title: '题',
  date: `2020-01-0${day}`,
  tags: ['t'],
}))

it('makes what does not depend on the page once for all pages', () => {
  const { page } = mistInMemory(POSTS)
  const first = page('_posts/1.md')
  const third = page('_posts/3.md')
  const own = ['post', 'layout', '_partial/header', '_partial/footer', '_partial/head/meta', '_partial/head/structured']
  const parts = [
    'contents',
    'licence',
    'meta',
    'neighbours',
    'outdated',
    'related',
    'series',
    'share',
    'source',
    'sponsor',
  ]
  const below = parts.map((name) => `_partial/post/${name}`)
  expect([...third.runs].sort()).toEqual(
    [...own, ...below, '_partial/ragged', '_partial/prose', '_partial/comments/all'].sort(),
  )
  expect([...first.remarks, ...third.remarks]).toEqual([])
  expect(first.runs.length).toBeGreaterThan(third.runs.length + 10)
})

it('notes as many reads as a page has use for, and few of them twice', () => {
  const { page } = mistInMemory(POSTS)
  page('_posts/1.md')
  const { reads } = page('_posts/2.md')
  expect(new Set(reads).size).toBeLessThan(150)
  expect(reads.length).toBeLessThan(265)
})
