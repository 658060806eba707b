import { expect, test } from 'vitest'
import { lockedContent } from '../../src/encrypt/locked.ts'
import { lockWords } from '../../src/encrypt/words.ts'
import type { Content } from '../../src/model/article.ts'
import { configOf } from '../../src/model/config.ts'

const content: Content = {
  html: '<p>秘密</p>',
  excerpt: '<p>秘</p>',
  more: '<p>密</p>',
  text: '秘密',
  headings: [{ level: 2, id: '秘密', text: '秘密', html: '秘密' }],
  words: 2,
  cjk: 2,
  has: { math: true, code: false, mermaid: false },
  problems: [],
  terms: '秘密',
}
const lock = {
  sealed: { salt: 's', nonce: 'n', rounds: 1, text: 'dGV4dA==' },
  name: '家书',
  words: lockWords('zh-CN', { abstract: '<b>"家书"' }, configOf({}).encrypt),
  script: '/blog/js/locked.js',
  stylesheet: '/blog/css/katex/katex.min.css',
}

test('nothing of the text is left', () => {
  const locked = lockedContent(content, lock)
  expect(JSON.stringify(locked)).not.toMatch(/秘|密密/)
  expect(locked).toMatchObject({ text: '', headings: [], words: 0, cjk: 0, has: content.has })
  expect('terms' in locked).toBe(false)
})

test('the author’s words are text, not HTML', () => {
  expect(lockedContent(content, lock).html).toContain('&lt;b&gt;&quot;家书&quot;')
})

test('the stylesheet of formulas comes with the box, where there are formulas', () => {
  expect(lockedContent(content, lock).html).toContain('href="/blog/css/katex/katex.min.css"')
  const plain = { ...content, has: { ...content.has, math: false } }
  expect(lockedContent(plain, lock).html).not.toContain('katex')
})
