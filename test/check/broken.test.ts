import { describe, expect, it } from 'vitest'
import { createAddresses } from '../../src/check/addresses.ts'
import { createLinkCheck } from '../../src/check/broken.ts'
import { linksOf } from '../../src/check/html-links.ts'

const CONFIG = {
  url: 'https://example.com',
  root: '/',
  relative_link: false,
  pretty_urls: { trailing_index: true, trailing_html: true },
}

/** Pages by path, all of them of the theme unless `own` names the article of an address. */
function check(pages: Readonly<Record<string, string>>, own: Readonly<Record<string, string>> = {}) {
  const links = createLinkCheck(createAddresses([...Object.keys(pages), 'a.png', 'demo.pdf'], CONFIG))
  for (const [path, html] of Object.entries(pages))
    links.add(path, linksOf(html), (url) => (own[url] === undefined ? undefined : { source: own[url], url }))
  return links
}

describe('createLinkCheck', () => {
  it('finds nothing wrong with a site that is well', () => {
    const links = check({
      'index.html':
        '<a href="/b/#二"><a href="b/"><img src="a.png"><a href="demo.pdf#page=2"><a href="https://x.org/">',
      'b/index.html': '<h2 id="二"><a href="#二"><a href="../#top">',
    })
    expect(links.broken()).toEqual([])
    expect([...links.used].sort()).toEqual(['a.png', 'b/index.html', 'demo.pdf', 'index.html'])
  })

  it('a missing target is reported by what it is: page, picture or anchor', () => {
    const html = '<a href="/x/"><img src="/x.png"><script src="/x.js"></script><a href="#x"><a href="/#y">'
    expect(
      check({ 'index.html': html })
        .broken()
        .map(({ code, what }) => `${code} ${what}`),
    ).toEqual([
      'link-missing /x/',
      'image-missing /x.png',
      'file-missing /x.js',
      'anchor-missing x',
      'anchor-missing y',
    ])
  })

  it('finds ids of pages that come later', () => {
    const later = { 'index.html': '<a href="/b/#early"><a href="/b/#never">', 'b/index.html': '<p id="early">' }
    expect(
      check(later)
        .broken()
        .map(({ what }) => what),
    ).toEqual(['never'])
  })

  it('says which id of the other page may be meant', () => {
    const pages = {
      'index.html': '<a href="/b/#1-1-Conv"><a href="/b/#degradatoin"><a href="/b/#别的">',
      'b/index.html': '<p id="11-conv"><p id="degradation">',
    }
    const meant = check(pages)
      .broken()
      .map((one) => one.meant?.address)
    expect(meant).toEqual(['#11-conv', '#degradation', undefined])
  })

  it('a broken link of the theme is reported once, however many pages have it', () => {
    const pages = Object.fromEntries(
      Array.from({ length: 1000 }, (_, index) => [
        `p${index}/index.html`,
        '<a href="/x/"><a href="/x/"><a href="#no">',
      ]),
    )
    expect(check(pages).broken()).toMatchObject([
      { what: '/x/', page: 'p0/index.html', pages: 1000, owner: undefined },
      { what: 'no', page: 'p0/index.html', pages: 1000 },
    ])
  })

  it('keeps links of two articles apart', () => {
    const links = createLinkCheck(createAddresses(['a.html', 'b.html'], CONFIG))
    for (const path of ['a.html', 'b.html'])
      links.add(path, linksOf('<a href="/x/">'), (url) => ({ source: path, url }))
    expect(links.broken().map(({ owner }) => owner)).toEqual(['a.html', 'b.html'])
  })
})
