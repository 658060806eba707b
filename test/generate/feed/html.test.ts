import { describe, expect, it } from 'vitest'
import { feedHtml } from '../../../src/generate/feed/html.ts'

const base = 'https://example.com/blog/2018/%E4%BD%A0%E5%A5%BD/'

describe('feedHtml', () => {
  it.each([
    ['<a href="/blog/x?a=1&amp;b=2#y">l</a>', '<a href="https://example.com/blog/x?a=1&amp;b=2#y">l</a>'],
    [
      '<img alt="a > b" src="图.png">',
      '<img alt="a > b" src="https://example.com/blog/2018/%E4%BD%A0%E5%A5%BD/%E5%9B%BE.png">',
    ],
    ['<a href="#fn1">1</a>', `<a href="${base}#fn1">1</a>`],
    ["<img src='../a.png' title=\"src='b'\">", '<img src="https://example.com/blog/2018/a.png" title="src=\'b\'">'],
    ['<a href=mailto:a@b.c>m</a>', '<a href="mailto:a@b.c">m</a>'],
    ['<a href="https://例子.中国/a">x</a>', '<a href="https://xn--fsqu00a.xn--fiqs8s/a">x</a>'],
    ['<script src="x"></script><img src="//cdn.org/a.png">', '<img src="https://cdn.org/a.png">'],
    ['<img src="data:image/png;base64,AA==">', '<img src="data:image/png;base64,AA==">'],
    ['<img srcset="a.png 1x, /b.png 2x">', `<img srcset="${base}a.png 1x, https://example.com/b.png 2x">`],
    ['<a href="http://[">bad</a>', '<a href="http://[">bad</a>'],
    ['<code>&lt;a href="/x"&gt;</code> href="/x"', '<code>&lt;a href="/x"&gt;</code> href="/x"'],
    ['1 < 2 <a href="/x">', '1 < 2 <a href="https://example.com/x">'],
    ['<a href="/x', '<a href="/x'],
    ['a<!-- <script> -->b<!-- c', 'ab'],
    ['a<script>if (1 < 2) "<b>"</script>b<style>i > a</style>c', 'abc'],
    ['<h2 id="x"><a href="#x" class="headerlink" title="x"></a>x</h2>', '<h2 id="x">x</h2>'],
    ['<tr><td class="gutter"><pre>1</pre></td><td class="code">a</td></tr>', '<tr><td class="code">a</td></tr>'],
  ])('%s', (html, expected) => {
    expect(feedHtml(html, base)).toBe(expected)
  })

  it('keeps the MathML of a formula alone', () => {
    const html = `a <span class="katex"><span class="katex-mathml"><math><semantics><mi>x</mi><annotation encoding="application/x-tex">x</annotation></semantics></math></span><span class="katex-html" aria-hidden="true"><span><span>x</span></span></span></span> b`
    expect(feedHtml(html, base)).toBe(
      'a <span class="katex"><span class="katex-mathml"><math><semantics><mi>x</mi></semantics></math></span></span> b',
    )
  })

  it.each(['<a ', '<a href="', '<!--', '<script>', '<span class="katex-html katex-mathml">', '<', 'a=" <b '])(
    'is linear in %j, many times over',
    (piece) => {
      const started = performance.now()
      feedHtml(piece.repeat(50_000), base)
      expect(performance.now() - started).toBeLessThan(2000)
    },
  )
})
