import { describe, expect, test } from 'vitest'
import { codeAttributesOf, codeInfoOf, isMarked, rangesOf } from '../../../src/markdown/code/info.ts'

describe('codeInfoOf', () => {
  test.each([
    ['', { language: '' }],
    ['js', { language: 'js' }],
    ['  js  ', { language: 'js' }],
    ['c++', { language: 'c++' }],
    [
      'js{1,3-5}',
      {
        language: 'js',
        marked: [
          [1, 1],
          [3, 5],
        ],
      },
    ],
    [
      'js {1, 3}',
      {
        marked: [
          [1, 1],
          [3, 3],
        ],
      },
    ],
    [
      'js hl_lines="1 3-5"',
      {
        marked: [
          [1, 1],
          [3, 5],
        ],
      },
    ],
    ['{.python}', { language: 'python' }],
    ['{python echo=FALSE}', { language: 'python' }],
    ['js title="a b.js"', { language: 'js', title: 'a b.js' }],
    ["js filename='a.js'", { title: 'a.js' }],
    ['js caption=a.js', { title: 'a.js' }],
    ['title="x"', { language: '', title: 'x' }],
    ['js [a.js]', { language: 'js', title: 'a.js' }],
    ['js:src/a.js', { language: 'js', title: 'src/a.js' }],
    ['js:line-numbers', { language: 'js', numbers: true }],
    ['js:line-numbers=5 {1}', { numbers: true, firstLine: 5, marked: [[1, 1]] }],
    ['js:no-line-numbers', { numbers: false }],
    ['js showLineNumbers', { numbers: true }],
    ['js showLineNumbers{7}', { numbers: true, firstLine: 7 }],
    ['js noLineNumbers', { numbers: false }],
    ['js startFrom=3', { firstLine: 3 }],
    ['js 标题', { title: '标题' }],
    [
      'js 我的 标题 https://a.com/x 原文 链接',
      { title: '我的 标题', link: { url: 'https://a.com/x', text: '原文 链接' } },
    ],
    ['js https://a.com/x', { link: { url: 'https://a.com/x', text: 'link' } }],
    ['js live twoslash', { language: 'js' }],
    ['rust,ignore', { language: 'rust' }],
  ])('%j', (info, expected) => {
    const found = codeInfoOf(info)
    expect(found).toMatchObject(expected)
    if (!('title' in expected) && !info.includes('ignore')) expect(found.title).toBeUndefined()
  })
})

test('attributes of {% codeblock %}', () => {
  expect(
    codeAttributesOf('标题 lang:js https://a.com 文字 mark:1,3-4 first_line:5 line_number:false wrap:true'),
  ).toEqual({
    language: 'js',
    title: '标题',
    link: { url: 'https://a.com', text: '文字' },
    marked: [
      [1, 1],
      [3, 4],
    ],
    firstLine: 5,
    numbers: false,
    wrap: true,
  })
})

test('ranges are never written out', () => {
  const ranges = rangesOf('1-99999999999, x, 5')
  expect(ranges).toEqual([
    [1, 99999999999],
    [5, 5],
  ])
  expect(isMarked(ranges, 1_000_000)).toBe(true)
  expect(isMarked([[2, 3]], 1)).toBe(false)
})
