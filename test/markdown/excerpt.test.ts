import { describe, expect, test } from 'vitest'
import { cutAtMore, MORE } from '../../src/markdown/excerpt.ts'
import { createMarkdown } from '../../src/markdown/renderer.ts'

describe('cutAtMore', () => {
  test.each([
    ['<p>a</p>', '', ''],
    [`<p>a</p>\n${MORE}\n<p>b</p>`, '<p>a</p>', '\n<p>b</p>'],
    [`<ul><li>a${MORE}b</li></ul>`, '<ul><li>a</li></ul>', '<ul><li>b</li></ul>'],
    [`<p>a<br>b<img src="x">${MORE}</p>`, '<p>a<br>b<img src="x"></p>', '<p></p>'],
    [`<div class="a"><p>b</p>${MORE}</div>`, '<div class="a"><p>b</p></div>', '<div class="a"></div>'],
    [`<p title="<b>">a</p>${MORE}`, '<p title="<b>">a</p>', ''],
  ])('%j', (html, excerpt, more) => expect(cutAtMore(html)).toEqual({ excerpt, more }))
})

describe('the excerpt of a post', () => {
  test('ends within a list as well', () => {
    const { excerpt, more } = createMarkdown().render('- 甲\n\n  <!-- more -->\n\n- 乙\n')
    expect(excerpt).toMatch(/^<ul>\n<li>\n<p>甲<\/p>\s*<\/li><\/ul>$/)
    expect(more).toContain('乙')
  })

  test('is the front matter’s when that has one', () => {
    const content = createMarkdown().render('甲\n\n<!-- more -->\n\n乙', { excerpt: '**摘要** $x$' })
    expect(content.excerpt).toContain('<strong>摘要</strong>')
    expect(content.excerpt).toContain('katex')
    expect(content.more).toContain('乙')
  })

  test('shows formulas', () => {
    expect(createMarkdown().render('$x^2$\n\n<!-- more -->\n').excerpt).toContain('<math')
  })

  describe('by blocks', () => {
    const text = '甲\n\n- 乙\n- 丙\n\n## 丁\n\n戊\n\n己'
    test.each([
      [1, '<p>甲</p>'],
      [2, '<p>甲</p>\n<ul>\n<li>乙</li>\n<li>丙</li>\n</ul>'],
      // A heading has nothing below it yet.
      [3, '<p>甲</p>\n<ul>\n<li>乙</li>\n<li>丙</li>\n</ul>'],
      [6, ''],
    ])('%i', (depth, excerpt) => {
      const content = createMarkdown({ excerpt: { depth } }).render(text)
      expect(content.excerpt).toBe(excerpt)
      expect(content.more).toContain(excerpt === '' ? '' : '己')
    })
    test('or by length, whichever comes first', () => {
      const { render } = createMarkdown({ excerpt: { depth: 3, length: 5 } })
      expect(render('一二三四五六\n\n七\n\n八\n\n九').excerpt).toBe('<p>一二三四五六</p>')
    })
  })

  describe('by length', () => {
    const { render } = createMarkdown({ excerpt: { length: 10 } })
    test('takes whole blocks', () => {
      const { excerpt, more } = render('一二三四五六七八\n\n九十一二三\n\n后面\n')
      expect(excerpt).toBe('<p>一二三四五六七八</p>\n<p>九十一二三</p>')
      expect(more).toBe('<p>后面</p>\n')
    })
    test('never ends in a heading', () => {
      expect(render('## 标题\n\n一二三四五六七八九十\n\n## 下一节\n\n后面').excerpt).not.toContain('下一节')
    })
    test('never cuts code or a list', () => {
      const { excerpt } = render('- 一二三四五\n- 六七八九十\n- 一二三四五\n\n后面')
      expect(excerpt.match(/<li>/g)).toHaveLength(3)
    })
    test('is empty when the post is short', () => {
      expect(render('短文').excerpt).toBe('')
      expect(render('一二三四五六七八九十一二').excerpt).toBe('')
    })
    test('gives way to the mark', () => {
      expect(render('甲\n\n<!-- more -->\n\n一二三四五六七八九十').excerpt).toBe('<p>甲</p>')
    })
    test('leaves footnotes out', () => {
      expect(render('一二三四五[^1]\n\n[^1]: 六七八九十一二三四五').excerpt).toBe('')
    })
  })
})
