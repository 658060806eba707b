import { describe, expect, it } from 'vitest'
import { headingsOf } from '../../src/theme/headings.ts'

const shown = (html: string) => headingsOf(html).map(({ level, id, html: text }) => `${level} ${id}: ${text}`)

describe('headingsOf', () => {
  it.each([
    ['<h2 id="a">A</h2><p>x</p><H3 class="c" id=b>B</H3>', ['2 a: A', '3 b: B']],
    ['<h2 id="a&amp;b">a &amp; b</h2>', ['2 a&b: a &amp; b']],
    ['<h2 id="a"><a href="#a" class="headerlink" title="A"></a>A <code>x&lt;y</code></h2>', ['2 a: A x&lt;y']],
    ['<h2 id="a">A<a class="anchor" href="#a" aria-label="链接">#</a></h2>', ['2 a: A']],
    ['<h2 id="a">A <a class="anchor" href="#a"><svg><path d="M0"/></svg></a></h2>', ['2 a: A']],
    ['<h2 id="a"><a href="https://x.y">数</a></h2>', ['2 a: 数']],
    ['<h2 id="a"><a href="https://x.y">see x</a> y</h2>', ['2 a: see x y']],
    ['<!-- <h2>no</h2> --><h2 data-id="z" id="a" title="1 > 2">yes</h2>', ['2 a: yes']],
    ['<h1>a<h2>b</h2>', ['2 : b']],
    ['<header>x</header><hr><h7>y</h7>', []],
    ['<h2 id="#"><a href="#">#</a></h2>', ['2 #: #']],
  ])('%s', (html, expected) => {
    expect(shown(html)).toEqual(expected)
  })

  it('keeps a formula whole, without its ids and links', () => {
    const formula = '<span class="katex"><math><mi>x</mi></math><span aria-hidden="true">x</span></span>'
    expect(shown(`<h2 id="f">设 <span id="q">${formula}</span> <a href="/y">为</a></h2>`)).toEqual([
      `2 f: 设 <span>${formula}</span> 为`,
    ])
  })

  it('keeps the marks of English', () => {
    expect(shown('<h2><em>为何</em> <span lang="en">don’t</span> <span lang="en"><b>x</b></span></h2>')).toEqual([
      '2 : 为何 <span lang="en">don’t</span> x',
    ])
  })

  it('is quick with headings that are never closed', () => {
    const started = performance.now()
    expect(headingsOf('<h1>'.repeat(50_000) + '<h2 id="a'.repeat(1000))).toEqual([])
    expect(headingsOf('<a <a'.repeat(10_000))).toEqual([])
    expect(headingsOf(`<h2>${'<a>'.repeat(3000)}</h2>`)).toHaveLength(1)
    expect(performance.now() - started).toBeLessThan(3000)
  })
})
