import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { type HTMLElement, parse } from 'node-html-parser'
import { beforeAll, describe, expect, it } from 'vitest'
import { createAddresses } from '../../src/check/addresses.ts'
import { createLinkCheck } from '../../src/check/broken.ts'
import { linksOf } from '../../src/check/html-links.ts'
import { blog, filesOf, type Run, sampleSite } from './command.ts'

/** The sample blog, built by the command and read as a visitor reads it. */

let built: Run
let checked: Run
let files: Map<string, Buffer>
const parsed = new Map<string, HTMLElement>()

beforeAll(() => {
  const folder = sampleSite({ keep: true })
  built = blog(folder, ['generate', '--strict'])
  files = filesOf(join(folder, 'public'))
  checked = blog(folder, ['check', '--strict'])
})

function page(path: string): HTMLElement {
  let root = parsed.get(path)
  if (!root) {
    const bytes = files.get(path)
    if (!bytes) throw new Error(`There is no page ${path}.`)
    root = parse(bytes.toString(), { comment: true, blockTextElements: { script: true, style: true, pre: false } })
    parsed.set(path, root)
  }
  return root
}
const pages = () => [...files.keys()].filter((path) => path.endsWith('.html'))
const articleOf = (title: string) => {
  const found = pages().find((path) => /^20\d\d\//.test(path) && page(path).querySelector('h1')?.text.includes(title))
  if (found === undefined) throw new Error(`No post is titled "${title}".`)
  return page(found)
}
const text = (element: HTMLElement | null | undefined) => element?.text.replace(/\s+/g, ' ').trim() ?? ''

describe('the sample blog', () => {
  it('builds without an error or a warning', () => {
    expect(built.code, built.out + built.err).toBe(0)
  })

  it('passes its own check', () => {
    expect(checked.code, checked.out + checked.err).toBe(0)
    expect(checked.out).toContain('Nothing is wrong.')
  })

  it('has a home page of whole or cut posts, newest first, in pages', () => {
    const titles = page('index.html').querySelectorAll('article h2 a').map(text)
    expect(titles.length).toBe(10)
    const second = page('page/2/index.html').querySelectorAll('article h2 a').map(text)
    expect(second.length).toBeGreaterThan(0)
    expect(titles.filter((title) => second.includes(title))).toEqual([])
    expect(page('index.html').text).toContain('阅读全文')
    const times = page('index.html')
      .querySelectorAll('article')
      .map((article) => article.querySelector('time')?.getAttribute('datetime') ?? '')
    // The pinned post comes first, the others by date.
    expect(times.slice(1)).toEqual([...times.slice(1)].sort().reverse())
  })

  it('shows the site’s name, its menu, and the author with counts', () => {
    const home = page('index.html')
    expect(home.querySelector('html')?.getAttribute('lang')).toBe('zh-CN')
    for (const label of ['首页', '归档', '分类', '标签', '关于'])
      expect(text(home.querySelector('nav'))).toContain(label)
    const posts = pages().filter((path) => /^20\d\d\//.test(path) && page(path).querySelector('article time')).length
    expect(home.text.replace(/\s+/g, '')).toMatch(new RegExp(`${posts}日志`))
  })

  it('has archives of all, each year and each month', () => {
    const all = page('archives/index.html')
    expect(all.text).toContain('2018')
    expect(page('archives/2018/index.html').querySelector('main')?.text).not.toContain('2017-')
    expect(pages().some((path) => /^archives\/2018\/\d\d\/index\.html$/.test(path))).toBe(true)
    expect(pages().some((path) => path.startsWith('archives/page/'))).toBe(true)
  })

  it('has a page for each tag and category, and an overview of each', () => {
    const cloud = page('tags/index.html').querySelectorAll('main a[href^="/tags/"]')
    expect(cloud.length).toBeGreaterThan(5)
    for (const link of cloud)
      expect(files.has(`${decodeURI(link.getAttribute('href') ?? '').slice(1)}index.html`)).toBe(true)
    const tree = page('categories/index.html')
    expect(tree.querySelectorAll('main li li a[href^="/categories/"]').length).toBeGreaterThan(0)
    expect(page('tags/PyTorch/index.html').text).toContain('PyTorch')
  })

  it('has posts with a date, categories, tags, a table of contents, previous and next', () => {
    const post = articleOf('批归一化')
    const said = text(post)
    for (const words of ['发表于', '分类于']) expect(said).toContain(words)
    expect(post.querySelectorAll('a[rel~="prev"], a[rel~="next"]').length).toBe(2)
    expect(post.querySelectorAll('a[href^="#"]').length).toBeGreaterThan(3)
    expect(post.querySelectorAll('a[href^="/tags/"]').length).toBeGreaterThan(0)
  })

  it('has the pages 关于, 搜索, 友链 and one for addresses that do not exist', () => {
    expect(text(page('about/index.html').querySelector('h1'))).toContain('关于')
    // The box is made by its script; without one the page lists every post.
    expect(page('search/index.html').querySelectorAll('main a[href^="/20"]').length).toBeGreaterThan(10)
    expect(page('links/index.html').querySelectorAll('main a[href^="http"]').length).toBeGreaterThan(0)
    expect(files.has('404.html')).toBe(true)
  })

  it('has a feed with whole posts and absolute addresses, a sitemap, a robots.txt', () => {
    const feed = files.get('atom.xml')?.toString() ?? ''
    expect(feed).toContain('<entry>')
    expect(feed).not.toMatch(/(?:href|src)=(?:&quot;|")\/(?!\/)/)
    expect(files.get('sitemap.xml')?.toString()).toContain('<lastmod>')
    expect(files.get('robots.txt')?.toString()).toMatch(/Sitemap: https?:\/\//)
  })

  it('leads old addresses to the new ones', () => {
    const redirect = page('notes/resnet/index.html')
    const target = /url=(.*)$/.exec(
      redirect.querySelector('meta[http-equiv="refresh"]')?.getAttribute('content') ?? '',
    )?.[1]
    expect(files.has(`${decodeURI(target ?? '').slice(1)}index.html`)).toBe(true)
  })

  it('leaves drafts out', () => {
    for (const path of pages()) expect(path).not.toContain('draft')
    expect(built.out).not.toContain('_drafts')
  })

  it('copies assets, those of a post beside the post', () => {
    const beside = [...files.keys()].filter((path) => /^20\d\d\/.*\.(?:png|svg|csv|json|txt)$/.test(path))
    expect(beside.length).toBeGreaterThan(0)
    expect([...files.keys()].some((path) => path.startsWith('images/'))).toBe(true)
    expect(files.has('.nojekyll')).toBe(true)
  })

  it('has no link, anchor, picture, style or script that leads nowhere', () => {
    const root = { url: '', root: '/', relative_link: false }
    const pretty_urls = { trailing_index: true, trailing_html: true }
    const links = createLinkCheck(createAddresses(files.keys(), { ...root, pretty_urls }))
    for (const path of pages()) links.add(path, linksOf(files.get(path)?.toString() ?? ''), () => undefined)
    expect(links.followed).toBeGreaterThan(200)
    expect(links.broken()).toEqual([])
  })

  // What a page loads by itself before anyone does anything; NexT has 129 kB, landscape 441 (`npm run bench:pages`).
  it.each(['index.html', '2019/01/20/server-workflow/index.html', 'archives/index.html', 'tags/index.html'])(
    'gives %s as less than 110 kB of HTML, styles and scripts',
    (path) => {
      const loaded = new Set<string>()
      const load = (file: string): void => {
        const bytes = files.get(file)
        if (!bytes) throw new Error(`There is no file ${file}.`)
        if (loaded.has(file)) return
        loaded.add(file)
        if (!file.endsWith('.js')) return
        for (const [, name] of bytes.toString().matchAll(/^import\s[^;]*?["'](\.[^"']+)["']/gm))
          load(new URL(name ?? '', `file:///${file}`).pathname.slice(1))
      }
      load(path)
      for (const element of page(path).querySelectorAll('link[rel="stylesheet"], script[src]')) {
        const url = element.getAttribute('href') ?? element.getAttribute('src') ?? ''
        load(url.slice(1).replace(/\?.*/, ''))
      }
      expect([...loaded].map((file) => file.replace(/.*\./, ''))).toEqual(expect.arrayContaining(['html', 'css', 'js']))
      const bytes = [...loaded].reduce((sum, file) => sum + (files.get(file)?.length ?? 0), 0)
      expect(bytes, [...loaded].join(' ')).toBeLessThan(110_000)
    },
  )

  it('names every style and script by its content, and gives every picture its place', () => {
    for (const path of pages()) {
      for (const element of page(path).querySelectorAll('link[rel="stylesheet"], script[src]')) {
        const [file = '', version] = (element.getAttribute('href') ?? element.getAttribute('src') ?? '')
          .slice(1)
          .split('?v=')
        const digest = createHash('sha256')
          .update(files.get(file) ?? '')
          .digest('hex')
        expect(version, `${path}: ${file}`).toBe(digest.slice(0, 8))
      }
      for (const { attributes } of page(path).querySelectorAll('img'))
        expect([attributes.width, attributes.height], `${path}: ${attributes.src}`).not.toContain(undefined)
    }
  })

  it('loads nothing from another host', () => {
    for (const path of pages()) {
      const foreign = page(path)
        .querySelectorAll('script[src], img[src], link[rel="stylesheet"], iframe, source, video, audio')
        .filter((element) =>
          /^(?:https?:)?\/\//.test(element.getAttribute('src') ?? element.getAttribute('href') ?? ''),
        )
      expect(foreign.map(String), path).toEqual([])
    }
  })
})

describe('what the real site got wrong', () => {
  const prose = () =>
    pages()
      .filter((path) => /^20\d\d\//.test(path))
      .map((path) => page(path).querySelector('article') ?? page(path))
  const somewhere = (test: (article: HTMLElement) => boolean) => prose().some(test)

  it('keeps the stars of products: 3*3, 1*1', () => {
    expect(somewhere((article) => article.text.includes('1*1') && article.text.includes('3*3'))).toBe(true)
  })
  it('keeps 7*7*512 and 224*224', () => {
    expect(somewhere((article) => article.text.includes('7*7*512'))).toBe(true)
    expect(somewhere((article) => article.text.includes('224*224'))).toBe(true)
  })
  it('reads a formula with spaces inside its dollars', () => {
    expect(
      somewhere((article) =>
        article.querySelectorAll('annotation').some((tex) => /f\(x\)\s*=\s*\\?max\(0,\s*x\)/.test(tex.text)),
      ),
    ).toBe(true)
    for (const article of prose())
      for (const paragraph of article.querySelectorAll('p'))
        expect(paragraph.childNodes.map((node) => (node.nodeType === 3 ? node.text : '')).join('')).not.toMatch(
          /\$ f\(x\)/,
        )
  })
  it('finds definitions right after a line of text', () => {
    for (const article of prose())
      for (const paragraph of article.querySelectorAll('p'))
        expect(paragraph.text).not.toMatch(/!\[[^\]]*\]\[\d\]|^\[\d\]: /)
    expect(somewhere((article) => article.querySelectorAll('img').length >= 2)).toBe(true)
  })
  it('makes tags of front matter tags', () => {
    expect(files.has('tags/CNN/index.html')).toBe(true)
  })
  it('reads emphasis beside full-width punctuation', () => {
    for (const article of prose())
      for (const paragraph of article.querySelectorAll('p'))
        expect(paragraph.childNodes.map((node) => (node.nodeType === 3 ? node.text : '')).join('')).not.toContain('**')
    expect(somewhere((article) => article.querySelectorAll('strong').some((strong) => strong.text === '【1】'))).toBe(
      true,
    )
    expect(somewhere((article) => article.querySelectorAll('strong').some((strong) => /。$/.test(strong.text)))).toBe(
      true,
    )
  })
})
