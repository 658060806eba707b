import { expect, test } from 'vitest'
import { marksOf } from '../../../src/markdown/code/marks.ts'

test.each([
  ['let a', 'let a', []],
  ['let a // [!code ++]', 'let a', [[1, ['added']]]],
  ['a # [!code --]\nb', 'a\nb', [[1, ['removed']]]],
  ['<a> <!-- [!code hl] -->', '<a>', [[1, ['marked']]]],
  [
    'a /* [!code focus:2] */\nb\nc',
    'a\nb\nc',
    [
      [1, ['focused']],
      [2, ['focused']],
    ],
  ],
  ['// [!code warning]\na', 'a', [[1, ['warning']]]],
  ['// highlight-next-line\na\nb', 'a\nb', [[1, ['marked']]]],
  [
    '# highlight-start\na\nb\n# highlight-end\nc',
    'a\nb\nc',
    [
      [1, ['marked']],
      [2, ['marked']],
    ],
  ],
  ['s = "[!code ++]"', 's = "[!code ++]"', []],
  ['a // [!code unknown]', 'a // [!code unknown]', []],
])('marksOf(%j)', (source, code, marks) => {
  const found = marksOf(source)
  expect(found.code).toBe(code)
  expect([...found.marks]).toEqual(marks)
})
