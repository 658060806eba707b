import { describe, expect, it } from 'vitest'
import { encodePath, encodeUrl, fullUrlFor, hrefPath, relativeUrl, urlFor } from '../../src/base/urls.ts'

const config = {
  url: 'https://例子.中国/blog',
  root: '/blog/',
  relative_link: false,
  pretty_urls: { trailing_index: true, trailing_html: true },
}

describe('encoding', () => {
  it.each([
    ['tags/C#/', 'tags/C%23/'],
    ['100% 对?.html', '100%25%20%E5%AF%B9%3F.html'],
    ['a\ud800', 'a%EF%BF%BD'],
  ])('of the path %j gives %j', (path, expected) => {
    expect(encodePath(path)).toBe(expected)
    expect(encodeUrl(hrefPath(path))).toBe(expected)
    expect(encodeUrl(encodeUrl(hrefPath(path)))).toBe(expected)
  })

  it.each([
    ['/搜索/?q=a b#头', '/%E6%90%9C%E7%B4%A2/?q=a%20b#%E5%A4%B4'],
    ['%e4%bd%a0%23%', '%E4%BD%A0%23%25'],
    ['%ff', '%FF'],
  ])('of the URL %j gives %j', (url, expected) => {
    expect(encodeUrl(url)).toBe(expected)
  })
})

describe('urlFor', () => {
  it.each([
    ['', '/blog/'],
    ['/', '/blog/'],
    ['/css/style.css', '/blog/css/style.css'],
    ['2018/你好/', '/blog/2018/%E4%BD%A0%E5%A5%BD/'],
    ['#top', '#top'],
    ['https://x.org/你', 'https://x.org/你'],
    ['//cdn.x.org/a', '//cdn.x.org/a'],
    ['mailto:a@b.c', 'mailto:a@b.c'],
  ])('%j gives %j', (path, expected) => {
    expect(urlFor(path, config)).toBe(expected)
  })

  it('shortens as pretty_urls asks', () => {
    const index = { ...config, pretty_urls: { trailing_index: false, trailing_html: true } }
    const html = { ...config, pretty_urls: { trailing_index: true, trailing_html: false } }
    expect(urlFor('about/index.html', index)).toBe('/blog/about/')
    expect(urlFor('about.html', index)).toBe('/blog/about.html')
    expect(urlFor('about/index.html', html)).toBe('/blog/about/index.html')
    expect(urlFor('about.html', html)).toBe('/blog/about')
  })
})

it('fullUrlFor keeps the host as written', () => {
  expect(fullUrlFor('/tags/数学/', config)).toBe('https://例子.中国/blog/tags/%E6%95%B0%E5%AD%A6/')
})

describe('relativeUrl', () => {
  it.each([
    ['index.html', '/css/style.css', 'css/style.css'],
    ['tags/数学/index.html', '/css/style.css', '../../css/style.css'],
    ['tags/数学/index.html', 'tags/数学/page/2/', 'page/2/'],
    ['tags/数学/index.html', 'tags/', '../'],
    ['tags/数学/index.html', '/', '../../index.html'],
    ['tags/数学/index.html', 'tags/数学/', './'],
    ['a/index.html', 'b/?q=/#c', '../b/?q=/#c'],
    ['index.html', 'Rust: 入门/', './Rust:%20%E5%85%A5%E9%97%A8/'],
  ])('from %j to %j is %j', (from, to, expected) => {
    expect(relativeUrl(from, to)).toBe(expected)
  })
})
