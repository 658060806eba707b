import { describe, expect, it } from 'vitest'
import { cssUrls, linksOf } from '../../src/check/html-links.ts'

const urls = (html: string) => linksOf(html).links.map(({ kind, url }) => `${kind} ${url}`)

describe('linksOf', () => {
  it.each([
    ['<a href="/a/?x=1&amp;y=2#z">', ['link /a/?x=1&y=2#z']],
    ["<a href=b.html><A HREF=' c '>", ['link b.html', 'link c']],
    ['<a name="x"><a href=""><a>', []],
    [
      '<img src="a.png" srcset="a.png 1x, b,c.png 2x,d.png 3x">',
      ['image a.png', 'image a.png', 'image b,c.png', 'image d.png'],
    ],
    [
      '<video src="a.mp4" poster="p.png"></video><audio><source src="a.mp3"></audio>',
      ['file a.mp4', 'image p.png', 'file a.mp3'],
    ],
    ['<svg><image href="a.png"/><use href="#i"/></svg>', ['image a.png']],
    ['<script src="/a.js"></script><link rel="stylesheet" href="/a.css">', ['file /a.js', 'file /a.css']],
    ['<link rel="icon" href="/i.png"><link rel="canonical" href="https://x/">', ['image /i.png', 'link https://x/']],
    ['<link rel="preconnect" href="https://x/">', []],
    ['<iframe src="/demo.html"></iframe><area href="/a">', ['link /demo.html', 'link /a']],
    ['<meta http-equiv="refresh" content="0; url=/new/">', ['link /new/']],
    ['<!-- <a href="/a"> --><script>"<a href=/b>"</script><style><a href=/c></style>', []],
    ['<textarea><a href="/a"></textarea><title><a href="/b"></title>', []],
    ['<p>没有闭合<a href="/x"', []],
    ['', []],
  ])('%s', (html, expected) => {
    expect(urls(html)).toEqual(expected)
  })

  it('reads ids, names of anchors, the base', () => {
    const page = linksOf('<base href="/b/"><h2 id="数学">x</h2><a name="旧"></a><input name="q"><p id=""><svg id="s"/>')
    expect([...page.ids]).toEqual(['数学', '旧', 's'])
    expect(page.base).toBe('/b/')
  })

  it('knows what is named without a link', () => {
    const html =
      '<meta property="og:image" content="https://x/a.png"><div data-bg="/b.png" style="background:url(\'/c.png\')"></div><style>a{background:url(/d.png)}</style><meta name="x" content="plain">'
    expect(linksOf(html).mentions).toEqual(['https://x/a.png', '/b.png', '/c.png', '/d.png'])
  })

  it.each([
    ['50,000 open tags', '<a href="/x">'.repeat(50_000)],
    ['100,000 brackets', '<'.repeat(100_000)],
    ['an attribute of 1 MB', `<img srcset="${'a, '.repeat(350_000)}">`],
    ['a style of 1 MB', `<style>${'url( '.repeat(200_000)}</style>`],
  ])('%s cost no more than their length', (_name, html) => {
    const begun = performance.now()
    linksOf(html)
    expect(performance.now() - begun).toBeLessThan(5000)
  })
})

it('cssUrls reads every way to write one', () => {
  expect(cssUrls(`@import "a.css"; b{src:url(b.woff2),url("c d.png"),url( 'e.png' )} c{background:url()}`)).toEqual([
    'a.css',
    'b.woff2',
    'c d.png',
    'e.png',
  ])
})
