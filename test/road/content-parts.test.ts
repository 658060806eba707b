import { expect, it } from 'vitest'
import type { Content } from '../../src/model/article.ts'
import { contentParts } from '../../src/road/content-parts.ts'

const CONTENT: Content = {
  html: '<p>甲</p>\n<span id="more"></span>\n<p>乙</p>',
  excerpt: '<p>甲</p>',
  more: '<p>乙</p>',
  text: '甲 乙',
  headings: [{ level: 2, id: '一', text: '一', html: '<em>一</em>' }],
  words: 2,
  cjk: 2,
  has: { math: true, code: false, mermaid: false },
  problems: [],
  fields: { color: 'red' },
  terms: '甲\n乙',
}

function joined(content: Content) {
  const { small, texts } = contentParts.split(content)
  const read: number[] = []
  const text = (index: number) => {
    read.push(index)
    return texts[index] ?? ''
  }
  // As it comes from the store.
  return { value: contentParts.join(JSON.parse(JSON.stringify(small)), text, () => new Uint8Array()), read, small }
}

it('a content that is taken apart and put together is the same', () => {
  const { value } = joined(CONTENT)
  expect({ ...value, more: value.more.trim() }).toEqual(CONTENT)
  const { fields: _, terms: __, ...bare } = CONTENT
  expect(joined(bare).value).toMatchObject({ headings: bare.headings, terms: '' })
  expect(joined(bare).value).not.toHaveProperty('fields')
})

it('what lists show of every post is at hand, and each text is read when it is printed', () => {
  const { value, read, small } = joined(CONTENT)
  expect([value.words, value.cjk, value.has.math, value.fields, read]).toEqual([2, 2, true, { color: 'red' }, []])
  void value.excerpt
  expect(read).toEqual([1])
  expect(JSON.stringify(small)).not.toContain('甲')
})
