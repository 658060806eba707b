import { describe, expect, it } from 'vitest'
import { sectionsOf } from '../../src/search/article-text.ts'

const heading = (id: string, text: string) => ({ level: 2, id, text, html: text })

describe('an article', () => {
  it('is parted at its headings', () => {
    const text = '前言\n残差\n一\n二\n结论\n三'
    expect(sectionsOf({ text, headings: [heading('a', '残差'), heading('b', '结论')] })).toEqual([
      ['', '', '前言'],
      ['a', '残差', '一\n二'],
      ['b', '结论', '三'],
    ])
  })

  it('may begin with a heading and end with one', () => {
    expect(sectionsOf({ text: '残差\n结论', headings: [heading('a', '残差'), heading('b', '结论')] })).toEqual([
      ['a', '残差', ''],
      ['b', '结论', ''],
    ])
  })

  it('is not parted inside a line, and keeps together what has no heading in the text', () => {
    const text = '说残差\n残差\n一'
    expect(sectionsOf({ text, headings: [heading('x', '不在'), heading('a', '残差')] })).toEqual([
      ['', '', '说残差'],
      ['a', '残差', '一'],
    ])
    expect(sectionsOf({ text: '', headings: [] })).toEqual([])
  })

  it('with headings by the thousand is parted in one pass', () => {
    const headings = Array.from({ length: 5000 }, (_, index) => heading(`h${index}`, `节${index}`))
    const text = headings.map((one) => `${one.text}\n正文`).join('\n')
    expect(sectionsOf({ text, headings })).toHaveLength(5000)
  })
})
