import { describe, expect, it } from 'vitest'
import { type FakeArticle, type FakeSite, fakeSite, inHome } from '../fake.ts'

function tagsOf(article: Partial<FakeArticle>, options = '', site: FakeSite = {}): string[] {
  const made = fakeSite({
    articles: [{ source: '_posts/a.md', title: 'T', path: 'a/', ...article }],
    ...site,
    config: { description: 'Site', external_link: false, ...site.config },
    views: { post: `<%- open_graph(${options}) %>`, page: `<%- open_graph(${options}) %>` },
  })
  const { html, problems } = made.article(article.source ?? '_posts/a.md')
  expect(problems).toEqual([])
  return html.split('\n')
}
const description = (lines: string[]) =>
  /content="(.*)">/.exec(lines.find((line) => line.includes('name="description"')) ?? '')?.[1]
const images = (lines: string[]) =>
  lines.filter((line) => line.includes('og:image')).map((line) => /content="(.*)">/.exec(line)?.[1])

describe('open_graph', () => {
  it.each([
    ['the front matter', { front: { description: 'List<T> & "x"' } }, 'List&lt;T&gt; &amp; &quot;x&quot;'],
    ['the excerpt', { excerpt: '<p>甲&amp;乙\n丙</p>', html: '<p>x</p>' }, '甲&amp;乙 丙'],
    ['the text', { html: '<p>正文</p>' }, '正文'],
    ['the text, formulas as TeX', { html: '<span class="katex">xx</span>', content: { text: '设 $x$' } }, '设 $x$'],
    ['the site', { html: '' }, 'Site'],
  ])('describes a page by %s', (_, article, expected) => {
    expect(description(tagsOf(article))).toBe(expected)
  })

  it('cuts a description between characters', () => {
    const lines = tagsOf({ html: `<p>${'😀'.repeat(300)}&amp;</p>` })
    expect(description(lines)).toBe('😀'.repeat(200))
  })

  it.each([
    ['the option', { front: { photos: ['p.png'] } }, '{ image: "/o.png" }', ['https://example.com/o.png']],
    ['photos', { front: { photos: ['p.png'], cover: '/c.png' } }, '', ['https://example.com/a/p.png']],
    [
      'the cover',
      { front: { cover: '/封.png' }, html: '<img src="/x.png">' },
      '',
      ['https://example.com/%E5%B0%81.png'],
    ],
    [
      'the text',
      { html: '<img alt="" src="/x.png?a=1&amp;b=2"><img src=\'y.png\'><img src="data:image/png;base64,x">' },
      '',
      ['https://example.com/x.png?a=1&amp;b=2', 'https://example.com/a/y.png'],
    ],
    ['nowhere', {}, '', []],
    ['what is no picture', { front: { photos: [true, ''], cover: '#f00' } }, '', []],
    ['what is no address', { front: { cover: 'http://[' } }, '', []],
  ])('takes pictures from %s', (_, article, options, expected) => {
    expect(images(tagsOf(article, options))).toEqual(expected)
  })

  it('escapes what it prints', () => {
    const lines = tagsOf({ title: '"><script>', tags: ['<b>'] }, '{ author: "<i>", twitter_site: "\\"x" }')
    expect(lines.join('')).not.toMatch(/<script|<b>|<i>|""/)
  })

  it('open_graph writes no date for a page that has none', () => {
    const lines = tagsOf({ source: 'about.md', path: 'about.html' })
    expect(lines.join()).not.toContain('_time')
    expect(tagsOf({ date: '2020-01-01' }).join()).toContain(
      'article:published_time" content="2019-12-31T16:00:00.000Z"',
    )
  })

  it.each([
    ['zh-CN', 'zh_CN'],
    ['en', 'en_US'],
    ['fr', 'fr_FR'],
    ['zh_TW', 'zh_TW'],
    ['zh-Hans-CN', undefined],
  ])('names the language %s as %s', (language, expected) => {
    const locale = /og:locale" content="([^"]*)"/.exec(inHome('<%- open_graph() %>', { config: { language } }))?.[1]
    expect(locale).toBe(expected)
  })
})
