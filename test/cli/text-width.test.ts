import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cellsOf, fitted, oneLine, printable, wrap } from '../../src/cli/text-width.ts'

test.each([
  ['abc', 3],
  ['你好', 4],
  ['，。“”', 6],
  ['カナ한', 6],
  ['é', 1],
  ['😀', 2],
  ['✨', 2],
  ['👨‍👩‍👧', 2],
  ['→ ✓ ① ·', 7],
  ['\u001b[31mred\u001b[39m', 3],
])('%j takes %i cells', (text, cells) => {
  expect(cellsOf(text)).toBe(cells)
})

test('text is fitted to a width', () => {
  expect(fitted('你好', 6)).toBe('你好  ')
  expect(fitted('你好世界', 6)).toBe('你好… ')
  expect(fitted('abcdef', 4)).toBe('abc…')
})

describe('wrapping', () => {
  test('breaks at spaces and between Han characters, not before punctuation', () => {
    expect(wrap('The title holds a colon', 12)).toEqual(['The title', 'holds a', 'colon'])
    expect(wrap('标题里有一个冒号，请加引号。', 10)).toEqual(['标题里有一', '个冒号，请', '加引号。'])
    expect(wrap('请看“说明”（第一页）和 abc（见下文）', 10)).toEqual([
      '请看“说明”',
      '（第一页）',
      '和 abc（见',
      '下文）',
    ])
  })

  test('keeps a long path whole', () => {
    expect(wrap('see source/_posts/a-very-long-name.md now', 12)).toEqual([
      'see',
      'source/_posts/a-very-long-name.md',
      'now',
    ])
  })

  test('loses nothing but spaces', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '中', '，', ' ', 'é', '😀', '-', '(') }), (text) => {
        expect(wrap(text, 8).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      }),
      { seed: 3 },
    )
  })
})

test('what a terminal would obey is shown as a dot', () => {
  expect(printable('a\u001b[2Jb\u0007\tc\r\nd\u202ee\u009b')).toBe('a·[2Jb·\tc\nd·e·')
  expect(oneLine(' a\n b ')).toBe('a b')
})
