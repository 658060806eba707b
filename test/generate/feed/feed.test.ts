import { describe, expect, it } from 'vitest'
import { routePath } from '../../../src/base/paths.ts'
import { generate, post } from '../fixture.ts'
import { all, child, parseXml } from '../xml-tree.ts'

const heads = [
  post('C# <入门>', {
    title: 'C# & <入门>',
    path: '2018/C#/',
    date: new Date('2018-03-31T00:30:00Z'),
    updated: new Date('2021-01-01T00:00:00Z'),
    tags: ['C#'],
    categories: [['技术', '数学']],
  }),
  post('new', {
    date: new Date('2020-01-01T00:00:00Z'),
    front: { description: '说明', author: '李白', cover: '/a.png' },
  }),
  post('old', { date: new Date('2017-01-01T00:00:00Z') }),
]
const contents = {
  '_posts/C# <入门>.md': {
    html: '<p>一]]>二\u0007</p>\n<img src="a.png"><pre><code>a\nb</code></pre>',
    excerpt: '<p><a href="/x">摘要</a></p>',
    text: '一二',
  },
  '_posts/old.md': { html: '<p>旧</p>', text: '长'.repeat(200) },
}
const config = { title: '标题 & 站', url: 'https://example.com/blog', root: '/blog/', author: '作者', email: 'a@b.c' }

describe('the Atom feed', () => {
  const site = generate({ heads, contents, config })
  const feed = parseXml(site.text('atom.xml'))
  const entries = all(feed, 'entry')

  it('says what it is of', () => {
    expect(site.problems).toEqual([])
    expect(child(feed, 'title')?.text).toBe('标题 & 站')
    expect(child(feed, 'id')?.text).toBe('https://example.com/blog/')
    expect(child(feed, 'updated')?.text).toBe('2021-01-01T00:00:00.000Z')
    expect(child(feed, 'link')?.attributes).toMatchObject({ href: 'https://example.com/blog/atom.xml', rel: 'self' })
    expect(feed.attributes).toMatchObject({ 'xml:lang': 'zh-CN' })
  })

  it('lists posts newest first at addresses that work', () => {
    expect(entries.map((entry) => child(entry, 'title')?.text)).toEqual(['new', 'C# & <入门>', 'old'])
    expect(child(entries[1]!, 'id')?.text).toBe('https://example.com/blog/2018/C%23/')
    expect(child(entries[1]!, 'published')?.text).toBe('2018-03-31T00:30:00.000Z')
    expect(all(entries[1]!, 'category').map(({ attributes }) => [attributes.term, attributes.scheme])).toEqual([
      ['技术', 'https://example.com/blog/categories/%E6%8A%80%E6%9C%AF/'],
      ['数学', 'https://example.com/blog/categories/%E6%8A%80%E6%9C%AF/%E6%95%B0%E5%AD%A6/'],
      ['C#', 'https://example.com/blog/tags/C/'],
    ])
  })

  it('holds whole articles that stand alone', () => {
    expect(child(entries[1]!, 'content')?.text).toBe(
      '<p>一]]>二</p>\n<img src="https://example.com/blog/2018/C%23/a.png"><pre><code>a\nb</code></pre>',
    )
  })

  it('sums up by description, else excerpt, else the beginning', () => {
    const summaries = entries.map((entry) => child(entry, 'summary'))
    expect(summaries.map((summary) => [summary?.attributes.type, summary?.text])).toEqual([
      ['text', '说明'],
      ['html', '<p><a href="https://example.com/x">摘要</a></p>'],
      ['text', `${'长'.repeat(140)}…`],
    ])
    expect(all(entries[0]!, 'name').map(({ text }) => text)).toEqual(['李白'])
  })
})

describe('feeds by option', () => {
  it('are several, with a limit, without texts', () => {
    const site = generate({
      heads,
      contents,
      config: { ...config, feed: { type: ['rss2', 'json'], path: ['rss.xml'], limit: 2, content: false } },
    })
    const rss = parseXml(site.text('rss.xml'))
    expect(all(rss, 'item').map((item) => child(item, 'guid')?.text)).toEqual([
      'https://example.com/blog/new/',
      'https://example.com/blog/2018/C%23/',
    ])
    expect(all(rss, 'pubDate')[1]?.text).toBe('Sat, 31 Mar 2018 00:30:00 GMT')
    expect(all(rss, 'content:encoded')).toEqual([])
    const json = JSON.parse(site.text('feed.json'))
    expect(json).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      feed_url: 'https://example.com/blog/feed.json',
      items: [
        { id: 'https://example.com/blog/new/', content_text: '说明', image: 'https://example.com/a.png' },
        { content_html: '<p><a href="https://example.com/x">摘要</a></p>', tags: ['技术', '数学', 'C#'] },
      ],
    })
    expect(site.paths).not.toContain('atom.xml')
  })

  it('can be off', () => {
    expect(generate({ heads, config: { feed: false } }).paths).not.toContain('atom.xml')
  })

  it('give way to a file of the author’s', () => {
    const site = generate({ heads, assets: ['atom.xml'] })
    expect(site.route('atom.xml')?.kind).toBe('copy')
    expect(site.problems).toEqual([])
  })

  it('are well-formed without posts and with whole RSS articles', () => {
    expect(child(parseXml(generate({}).text('atom.xml')), 'updated')?.text).toBe('1970-01-01T00:00:00.000Z')
    const rss = parseXml(generate({ heads, contents, config: { feed: { type: 'rss2' } } }).text(routePath('rss2.xml')))
    expect(all(rss, 'content:encoded')[2]?.text).toBe('<p>旧</p>')
    const lessThan = generate({
      heads: [post('a', { front: { description: 'a < b' } })],
      config: { feed: { type: 'rss2' } },
    })
    expect(all(parseXml(lessThan.text('rss2.xml')), 'description')[1]?.text).toBe('a &lt; b')
  })
})
