import { describe, expect, it } from 'vitest'
import type { Body } from '../../src/base/byte-pieces.ts'
import { textOf } from '../../src/base/byte-pieces.ts'
import { planOf } from '../../src/generate/generator-context.ts'
import { sitemapsOf } from '../../src/generate/sitemap.ts'
import { generate, page, post, themeOf } from './fixture.ts'
import { all, child, parseXml } from './xml-tree.ts'

const heads = [
  post('a', { path: '2018/C#/', tags: ['数学'], updated: new Date('2021-01-01T00:00:00Z') }),
  post('b', { tags: ['数学'], front: { sitemap: false } }),
  page('about/index.md', { updated: new Date(0) }),
  page('404.md'),
  page('tags/数学/index.md'),
  page('data.json', { path: 'data.json', layout: false }),
]

describe('the sitemap', () => {
  it('lists each page once with its last change', () => {
    const urls = all(
      parseXml(generate({ heads, config: { url: 'https://example.com/b', root: '/b/' } }).text('sitemap.xml')),
      'url',
    )
    expect(urls.map((url) => [child(url, 'loc')?.text, child(url, 'lastmod')?.text])).toEqual([
      ['https://example.com/b/', '2021-01-01T00:00:00.000Z'],
      ['https://example.com/b/2018/C%23/', '2021-01-01T00:00:00.000Z'],
      ['https://example.com/b/about/index.html', undefined],
      ['https://example.com/b/tags/%E6%95%B0%E5%AD%A6/index.html', '2020-01-01T00:00:00.000Z'],
    ])
  })

  it('leaves out what the config says, and gives a plain list', () => {
    const config = { sitemap: { path: ['map.xml', 'map.txt'], tags: false }, pretty_urls: { trailing_index: false } }
    const site = generate({ heads: heads.slice(0, 3), config })
    expect(site.text('map.txt')).toBe(
      'https://example.com/\nhttps://example.com/2018/C%23/\nhttps://example.com/about/\n',
    )
    expect(site.text('robots.txt')).toMatch(/Sitemap: https:\/\/example\.com\/map\.xml\n/)
    expect(generate({ heads, config: { sitemap: false } }).paths).not.toContain('sitemap.xml')
  })

  it('is split where the protocol ends', () => {
    const { site, config, facts } = generate({ heads: ['a', 'b', 'c', 'd'].map((name) => post(name)) })
    const plan = planOf(site, config, themeOf([]), () => '')
    const files = [...sitemapsOf(plan, 2)].map((made) =>
      'path' in made && made.kind === 'text'
        ? [made.path, all(parseXml(textOf(made.make(facts) as Body)), 'loc').map(({ text }) => text)]
        : [],
    )
    expect(files).toEqual([
      ['sitemap.xml', [1, 2, 3].map((part) => `https://example.com/sitemap-${part}.xml`)],
      ['sitemap-1.xml', ['https://example.com/', 'https://example.com/a/']],
      ['sitemap-2.xml', ['https://example.com/b/', 'https://example.com/c/']],
      ['sitemap-3.xml', ['https://example.com/d/']],
    ])
  })
})

describe('robots.txt', () => {
  it('allows all and names the sitemap', () => {
    expect(generate({}).text('robots.txt')).toBe(
      'User-agent: *\nAllow: /\n\nSitemap: https://example.com/sitemap.xml\n',
    )
  })

  it('is what the author says', () => {
    expect(generate({ config: { robots: 'User-agent: x\nDisallow: /' } }).text('robots.txt')).toBe(
      'User-agent: x\nDisallow: /\n',
    )
    expect(generate({ config: { robots: false } }).paths).not.toContain('robots.txt')
    expect(generate({ assets: ['robots.txt'] }).route('robots.txt')?.kind).toBe('copy')
  })
})

it('a key for IndexNow has its file, by which the site proves to be its own', () => {
  expect(generate({ config: { submit_urls: { indexnow_key: '0f3c8a5be1d24c7f' } } }).text('0f3c8a5be1d24c7f.txt')).toBe(
    '0f3c8a5be1d24c7f',
  )
})
