import { describe, expect, it } from 'vitest'
import { slugize } from '../../src/base/slug.ts'

// What Hexo 8.1.2 made of these names.
describe('slugize', () => {
  it.each([
    ['C#', 'C'],
    ['C++', 'C'],
    ['100%', '100'],
    ['前端/后端', '前端-后端'],
    ['引号“”', '引号“”'],
    ['Node.js', 'Node-js'],
    ['  a -- b  ', 'a-b'],
    ['什么?', '什么'],
    ['#', ''],
    ['Ünïcode Đà Nẵng', 'Unicode-Da-Nang'],
    ['Straße, œuvre, Łódź', 'Strase-oeuvre-Lodz'],
    ['ＡＩ 时代', 'AI-时代'],
    ['Рай, й, ά', 'Рай-й-ά'],
    ['がぎ', 'がぎ'],
    ['e\u0301', 'e'],
  ])('%j gives %j', (name, slug) => {
    expect(slugize(name)).toBe(slug)
  })

  it('changes case as filename_case asks', () => {
    expect(slugize('Node.js', { case: 1 })).toBe('node-js')
    expect(slugize('Node.js', { case: 2 })).toBe('NODE-JS')
  })
})
