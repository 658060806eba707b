import { describe, expect, it } from 'vitest'
import { decodeEntities } from '../../src/base/text.ts'
import { escapeLoosely, htmlTag, stripHtml } from '../../src/theme/html.ts'

describe('htmlTag', () => {
  it.each([
    [
      ['img', { src: '/a b/图.png', alt: 'a "b" <c>' }],
      '<img src="/a%20b/%E5%9B%BE.png" alt="a &quot;b&quot; &lt;c&gt;">',
    ],
    [['script', { src: 'x', async: true, defer: false, id: null }, ''], '<script src="x" async></script>'],
    [['a', { href: 'x" onclick="y' }, 'a & b &raquo;'], '<a href="x%22%20onclick=%22y">a &amp; b &raquo;</a>'],
    [['b', {}, '<i>', false], '<b><i></b>'],
    [['a', { 'x"y': '1' }, 0], '<a x&quot;y="1">0</a>'],
  ] as const)('%j', (args, expected) => {
    const [name, attributes, content, escapes] = args as readonly [string, Record<string, unknown>, unknown?, boolean?]
    expect(htmlTag(name, attributes, content, escapes)).toBe(expected)
  })
})

describe('stripHtml', () => {
  it.each([
    ['<p>a<br>b</p>', 'ab'],
    ['a < b > c', 'a < b > c'],
    ['a <b title="1>2">c</b>', 'a c'],
    ['x<!-- > <b> -->y', 'xy'],
    ['x<!-- never closed', 'x'],
    ['x <b never closed', 'x '],
    ['&lt;b&gt;', '&lt;b&gt;'],
    [undefined, ''],
    [3, ''],
  ])('%j gives %j', (html, expected) => {
    expect(stripHtml(html)).toBe(expected)
  })

  it('is quick with what never ends', () => {
    const started = performance.now()
    stripHtml('<'.repeat(200_000))
    stripHtml('< '.repeat(200_000))
    stripHtml('<!--'.repeat(100_000))
    expect(performance.now() - started).toBeLessThan(2000)
  })
})

describe('escapeLoosely', () => {
  it.each([
    ['&laquo; <b> & "x"', '&laquo; &lt;b&gt; &amp; &quot;x&quot;'],
    ['a &amp b', 'a &amp;amp b'],
    ['&#x41; &#65;', '&#x41; &#65;'],
  ])('%s', (text, expected) => {
    expect(escapeLoosely(text)).toBe(expected)
  })
})

describe('decodeEntities', () => {
  it.each([
    ['&lt;a&gt; &amp;amp; &quot; &#39; &#x6570;&nbsp;', '<a> &amp; " \' 数\u00a0'],
    ['&unknown; &#0; &#9999999; &', '&unknown; &#0; &#9999999; &'],
  ])('%s', (html, expected) => {
    expect(decodeEntities(html)).toBe(expected)
  })
})
