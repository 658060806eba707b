import { expect, it } from 'vitest'
import { routePath } from '../../src/base/paths.ts'
import { configOf, type UserConfig } from '../../src/model/config.ts'
import { variantsOf } from '../../src/model/page-variants.ts'
import { createScripts } from '../../src/road/page-script.ts'
import { factsDouble } from '../facts-double.ts'

/** What becomes of a finished page in the other script of Chinese. */

const PAGES = ['a/index.html', 'b/index.html', 'index.html', '图.html', 'c.html']

function shown(html: string, config: UserConfig = {}): string {
  const whole = configOf({
    url: 'https://example.com/blog',
    root: '/blog/',
    language: 'zh-CN',
    chinese_variants: 'zh-TW',
    ...config,
  })
  const facts = factsDouble(whole, { inBothScripts: (path) => PAGES.includes(path) })
  const [from, to] = variantsOf(routePath('a/index.html'), whole)
  return createScripts()(html, { from: from!, to: to! }, facts)
}

it.each([
  ['text', '<p>体<em>现</em></p>体', '<p>體<em>現</em></p>體'],
  ['the title', '<title>说</title>', '<title>說</title>'],
  ['what machines read', '<meta name="description" content="说">', '<meta name="description" content="說">'],
  ['a property', '<meta property="og:title" content="说">', '<meta property="og:title" content="說">'],
  ['alternative texts and labels', '<img alt="说" title=\'说\'>', '<img alt="說" title=\'說\'>'],
  ['the language', '<html lang="zh-CN"><h2 lang="zh-Hans">说', '<html lang="zh-TW"><h2 lang="zh-TW">說'],
  [
    'structured data',
    '<script type="application/ld+json">{"a":["说"]}</script>',
    '<script type="application/ld+json">{"a":["說"]}</script>',
  ],
])('%s is converted', (_, html, expected) => {
  expect(shown(html)).toBe(expected)
})

it.each([
  '<pre><code>说<span>说</span></code>说</pre>',
  '<code>说</code>',
  '<span class="katex">说<span>说</span>说</span>',
  '<math><mtext>说</mtext></math>',
  '<span lang="ja">说<span>说</span></span>',
  '<b translate="no">说</b>',
  '<i class="a notranslate">说</i>',
  '<a hreflang="zh-CN" lang="zh-CN" title="说" href="/blog/b/">简体说</a>',
  '<textarea>说</textarea>',
  '<script>let 说 = 1</script><style>/* 说 */</style>',
  '<h2 id="说"><a href="#说"></a></h2>',
  '<input value="说" data-raw="说">',
  '<meta name="generator" content="说">',
  '<!-- 说 -->',
  '<script type="application/ld+json">说{</script>',
  '<svg><text>说</text></svg>',
])('stays: %s', (html) => {
  expect(shown(html)).toBe(html)
})

it('what comes after something that stays is converted', () => {
  expect(shown('<code>说</code>说<img translate="no" alt="说">说')).toBe(
    '<code>说</code>說<img translate="no" alt="说">說',
  )
})

it.each([
  ['/blog/b/', '/blog/zh-tw/b/'],
  ['/blog/b/index.html', '/blog/zh-tw/b/index.html'],
  ['/blog/', '/blog/zh-tw/'],
  ['/blog/c', '/blog/zh-tw/c'],
  ['/blog/b/?q=1&amp;x=2#%E8%AF%B4', '/blog/zh-tw/b/?q=1&amp;x=2#%E8%AF%B4'],
  ['/blog/%E5%9B%BE.html', '/blog/zh-tw/%E5%9B%BE.html'],
  ['https://example.com/blog/b/', 'https://example.com/blog/zh-tw/b/'],
  ['../b/', '/blog/zh-tw/b/'],
  ['../en/', '/blog/en/'],
  ['x.pdf', '/blog/a/x.pdf'],
  ['/blog/en/', '/blog/en/'],
  ['/blog/x.pdf', '/blog/x.pdf'],
  ['/other/b/', '/other/b/'],
  ['https://example.com/', 'https://example.com/'],
  ['https://other.org/blog/b/', 'https://other.org/blog/b/'],
  ['//other.org/b/', '//other.org/b/'],
  ['mailto:a@b.c', 'mailto:a@b.c'],
  ['/blog/%zz/', '/blog/%zz/'],
  ['#x', '#x'],
  ['', ''],
])('a link to %s leads to %s', (href, expected) => {
  expect(shown(`<a href="${href}">`)).toBe(`<a href="${expected}">`)
})

it('relative addresses of files stay true, and those of pages relative where the site wants it', () => {
  expect(shown('<img src="1.png" srcset="1.png 1x, /blog/2.png 2x">')).toBe(
    '<img src="/blog/a/1.png" srcset="/blog/a/1.png 1x, /blog/2.png 2x">',
  )
  const config = { relative_link: true }
  expect(shown('<img src="1.png"><a href="../b/index.html">', config)).toBe(
    '<img src="../../a/1.png"><a href="../b/index.html">',
  )
})

it('the page says its own address', () => {
  expect(
    shown(
      '<link rel="canonical" href="https://example.com/blog/a/"><meta property="og:url" content="https://example.com/blog/a/">',
    ),
  ).toBe(
    '<link rel="canonical" href="https://example.com/blog/zh-tw/a/"><meta property="og:url" content="https://example.com/blog/zh-tw/a/">',
  )
})

it('a long page costs as much as its length', () => {
  const html = '<span class="katex">'.repeat(20_000) + '说'
  expect(shown(html)).toBe(html)
})
