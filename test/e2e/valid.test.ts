import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type HTMLElement, parse } from 'node-html-parser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { POST } from '../browser/theme/everything.ts'
import { all, child, parseXml, type Tree } from '../generate/xml-tree.ts'
import { blog, filesOf, sampleSite } from './command.ts'
import { faultsOf } from './html-rules.ts'

/** The sample blog in two languages with every option on: what it writes keeps to the standards it names. */

const ENGLISH = `---
title: Residual networks in a nutshell
date: 2019-03-02 10:00:00
lang: en
tags: [CNN]
translations: { zh-CN: /2018/02/11/resnet/ }
---
Depth hurts, until a layer may do nothing.

<!-- more -->

## Why it works

The identity is easy to learn.
`
const OPTIONS = `progress: true
home: { list: whole }
sponsor: { enable: true, text: 谢谢, methods: { 微信: /images/favicon.svg } }
social: { GitHub: https://github.com/example || github }
footer: { since: 2017, icp: 京ICP备00000000号, police: 京公网安备 00000000000000 号, police_code: '00000000000000', text: 一行 }
comments: { provider: giscus, giscus: { repo: a/b, repo_id: c, category: d, category_id: e } }
analytics: { google: G-1, baidu: b, clarity: c, cloudflare: d, umami: { id: e, script: https://example.org/u.js }, plausible: { domain: example.com } }
busuanzi: { enable: true }
`

let folder: string
let files: Map<string, Buffer>

beforeAll(() => {
  folder = sampleSite({ keep: true })
  const config = readFileSync(join(folder, '_config.yml'), 'utf8')
    .replace(/^language: .*$/m, 'language: [zh-CN, en]')
    .replace('type: [atom, rss2]', 'type: [atom, rss2, json]')
  writeFileSync(join(folder, '_config.yml'), config)
  writeFileSync(join(folder, '_config.mist.yml'), OPTIONS)
  writeFileSync(join(folder, 'source/_posts/everything.md'), POST)
  writeFileSync(join(folder, 'source/_posts/english.md'), ENGLISH)
  mkdirSync(join(folder, 'source/en/about'), { recursive: true })
  writeFileSync(join(folder, 'source/en/about/index.md'), '---\ntitle: About\n---\nA notebook.\n')
  const { code, out, err } = blog(folder, ['generate'])
  if (code !== 0) throw new Error(`The site cannot be built:\n${out}${err}`)
  files = filesOf(join(folder, 'public'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const textOf = (path: string) => {
  const bytes = files.get(path)
  if (!bytes) throw new Error(`There is no file ${path}.`)
  return bytes.toString()
}
const xml = (path: string) => parseXml(textOf(path))
const namesIn = (tree: Tree) => tree.children.map(({ name }) => name)
/** The texts of the children of that name. */
const textsIn = (tree: Tree, name: string) => tree.children.filter((one) => one.name === name).map(({ text }) => text)
const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/
const RFC_822 = /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/
const ABSOLUTE = /^https:\/\/example\.com\/[!-~]*$/

it('writes HTML without a fault on every page', () => {
  const pages = [...files.keys()].filter((path) => path.endsWith('.html'))
  const faults = pages.flatMap((path) => faultsOf(textOf(path)).map((fault) => `${path}: ${fault}`))
  expect(faults).toEqual([])
  expect(pages.length).toBeGreaterThan(80)
  expect(faultsOf('<!DOCTYPE html><p><div></div></p>')).not.toEqual([])
})

it('leads from whole posts on a list to their parts, each on its own page', () => {
  const links = ['index.html', 'page/2/index.html'].flatMap((path) =>
    parse(textOf(path))
      .querySelectorAll('.prose a[href*="#"]')
      .map((link) => decodeURIComponent(link.getAttribute('href') ?? '')),
  )
  expect(links.filter((link) => link.startsWith('/'))).toContain('/2018/06/01/everything/#fn1')
  expect(links.filter((link) => link.startsWith('#'))).toEqual([])
  for (const link of links.filter((one) => one.startsWith('/'))) {
    const [path = '', id = ''] = link.slice(1).split('#')
    expect(parse(textOf(`${path}index.html`)).querySelector(`[id="${id}"]`), link).not.toBe(null)
  }
})

describe('the feeds', () => {
  it('are Atom as RFC 4287 has it', () => {
    const feed = xml('atom.xml')
    const entries = feed.children.filter(({ name }) => name === 'entry')
    expect(feed.attributes.xmlns).toBe('http://www.w3.org/2005/Atom')
    expect(entries.length).toBe(20)
    for (const tree of [feed, ...entries]) {
      for (const name of ['id', 'title', 'updated']) expect(textsIn(tree, name), name).toHaveLength(1)
      for (const name of ['summary', 'content', 'published', 'subtitle', 'icon'])
        expect(textsIn(tree, name).length, name).toBeLessThan(2)
      for (const name of ['updated', 'published'])
        for (const time of textsIn(tree, name)) expect(time).toMatch(RFC_3339)
      for (const url of [...textsIn(tree, 'id'), ...textsIn(tree, 'icon')]) expect(url).toMatch(ABSOLUTE)
      for (const { attributes } of tree.children.filter(({ name }) => name === 'link'))
        expect(attributes.href).toMatch(ABSOLUTE)
      for (const { attributes } of tree.children.filter(({ name }) => name === 'category'))
        expect(attributes.term).not.toBe('')
      for (const author of tree.children.filter(({ name }) => name === 'author'))
        expect(textsIn(author, 'name')).toHaveLength(1)
    }
    // An author of the feed is one of each entry.
    expect(textsIn(feed, 'author')).toHaveLength(1)
    const known = 'author category contributor generator icon id link logo rights subtitle title updated entry'
    expect(known.split(' ')).toEqual(expect.arrayContaining([...new Set(namesIn(feed))]))
    const ids = entries.flatMap((entry) => textsIn(entry, 'id'))
    expect(new Set(ids).size).toBe(ids.length)
    for (const entry of entries) expect(child(entry, 'content')?.attributes.type).toBe('html')
  })

  it('are RSS 2.0', () => {
    const rss = xml('rss2.xml')
    expect(rss.attributes.version).toBe('2.0')
    expect(namesIn(rss)).toEqual(['channel'])
    const channel = child(rss, 'channel') as Tree
    for (const name of ['title', 'link', 'description', 'language', 'lastBuildDate'])
      expect(textsIn(channel, name), name).toEqual([expect.stringMatching(/./)])
    const items = channel.children.filter(({ name }) => name === 'item')
    expect(items.length).toBe(20)
    for (const item of items) {
      expect(textsIn(item, 'title')).toEqual([expect.stringMatching(/./)])
      expect(textsIn(item, 'link')).toEqual([expect.stringMatching(ABSOLUTE)])
      expect(textsIn(item, 'guid')).toEqual(textsIn(item, 'link'))
      expect(textsIn(item, 'pubDate')).toEqual([expect.stringMatching(RFC_822)])
    }
  })

  it('are JSON Feed 1.1', () => {
    const feed = JSON.parse(textOf('feed.json'))
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      title: expect.stringMatching(/./),
      home_page_url: expect.stringMatching(ABSOLUTE),
      feed_url: 'https://example.com/feed.json',
      authors: [{ name: expect.any(String) }],
      language: 'zh-CN',
    })
    expect(feed.items).toHaveLength(20)
    for (const item of feed.items)
      expect(item).toMatchObject({
        id: expect.stringMatching(ABSOLUTE),
        url: item.id,
        content_html: expect.any(String),
        date_published: expect.stringMatching(RFC_3339),
        date_modified: expect.stringMatching(RFC_3339),
        tags: expect.any(Array),
      })
  })

  it('have no address that depends on where they are read', () => {
    const entries = all(xml('atom.xml'), 'content').map(({ text }) => text)
    const items = all(xml('rss2.xml'), 'content:encoded').map(({ text }) => text)
    const json = JSON.parse(textOf('feed.json')).items.map((item: { content_html: string }) => item.content_html)
    for (const html of [...entries, ...items, ...json])
      for (const element of parse(html).querySelectorAll('[href], [src]'))
        expect(element.getAttribute('href') ?? element.getAttribute('src')).toMatch(/^(?:https?|mailto|data):/)
  })
})

it('writes a sitemap in the order of its schema', () => {
  const map = xml('sitemap.xml')
  expect(map.name).toBe('urlset')
  expect(map.attributes.xmlns).toBe('http://www.sitemaps.org/schemas/sitemap/0.9')
  const order = ['loc', 'lastmod', 'changefreq', 'priority']
  for (const url of map.children) {
    expect(url.name).toBe('url')
    expect(namesIn(url)).toEqual(order.filter((name) => namesIn(url).includes(name)))
    expect(textsIn(url, 'loc')).toEqual([expect.stringMatching(ABSOLUTE)])
    for (const time of textsIn(url, 'lastmod')) expect(time).toMatch(RFC_3339)
    for (const often of textsIn(url, 'changefreq'))
      expect(often).toMatch(/^(?:always|hourly|daily|weekly|monthly|yearly|never)$/)
    for (const weight of textsIn(url, 'priority')) expect(Number(weight)).toBeLessThanOrEqual(1)
  }
  const places = map.children.flatMap((url) => textsIn(url, 'loc'))
  expect(new Set(places).size).toBe(places.length)
})

describe('two languages', () => {
  const page = (path: string): HTMLElement => parse(textOf(path))
  const languageOf = (path: string) => page(path).querySelector('html')?.getAttribute('lang')
  const alternates = (path: string) =>
    page(path)
      .querySelectorAll('link[hreflang]')
      .map((link) => [link.getAttribute('hreflang'), link.getAttribute('href')])
      .sort()
  const languageAt = (link: HTMLElement) =>
    (link.querySelector('[lang]') ?? link.closest('[lang]'))?.getAttribute('lang')
  const linksTo = (path: string, address: string) =>
    page(path)
      .querySelectorAll(`main a[href="${address}"]`)
      .filter((link) => link.text === 'Residual networks in a nutshell')
  const ENGLISH_POST = '/2019/03/02/english/'

  it('gives each page its own, in words and in `lang`', () => {
    expect(languageOf('index.html')).toBe('zh-CN')
    expect(languageOf('2018/02/11/resnet/index.html')).toBe('zh-CN')
    expect(languageOf('2019/03/02/english/index.html')).toBe('en')
    expect(languageOf('en/about/index.html')).toBe('en')
    const post = page('2019/03/02/english/index.html')
    expect(post.querySelector('.skip')?.text).toMatch(/^[A-Z][a-z ]+$/)
    expect(post.querySelector('meta[property="og:locale"]')?.getAttribute('content')).toMatch(/^en/)
    expect(post.querySelector('script[type="application/ld+json"]')?.text).toContain('"inLanguage":"en"')
  })

  it('lists a post of the other language where all are, and says which language it is in', () => {
    const lists = [
      'index.html',
      'archives/index.html',
      'archives/2019/index.html',
      'tags/CNN/index.html',
      'search/index.html',
    ]
    for (const path of lists) {
      const links = linksTo(path, ENGLISH_POST)
      expect(links.length, path).toBeGreaterThan(0)
      for (const link of links) expect(languageAt(link), path).toBe('en')
    }
    // From the English post the others are Chinese.
    for (const link of page('2019/03/02/english/index.html').querySelectorAll('main a[rel="prev"], main a[rel="next"]'))
      expect(languageAt(link)).toBe('zh-CN')
  })

  it('names the same page in the other language, itself included', () => {
    expect(alternates('2019/03/02/english/index.html')).toEqual([
      ['en', `https://example.com${ENGLISH_POST}`],
      ['zh-CN', 'https://example.com/2018/02/11/resnet/'],
    ])
    const about = [
      ['en', 'https://example.com/en/about/'],
      ['zh-CN', 'https://example.com/about/'],
    ]
    expect(alternates('about/index.html')).toEqual(about)
    expect(alternates('en/about/index.html')).toEqual(about)
    expect(alternates('2017/09/24/alexnet/index.html')).toEqual([])
  })

  it('the feeds say which entries are in the other language', () => {
    const entries = all(xml('atom.xml'), 'entry').map((entry) => [
      child(entry, 'title')?.text,
      entry.attributes['xml:lang'],
    ])
    expect(entries.filter(([, language]) => language !== undefined)).toEqual([
      ['Residual networks in a nutshell', 'en'],
    ])
    const items = JSON.parse(textOf('feed.json')).items as { url: string; language?: string }[]
    expect(items.filter(({ language }) => language !== undefined).map(({ url, language }) => [url, language])).toEqual([
      [`https://example.com${ENGLISH_POST}`, 'en'],
    ])
  })
})
