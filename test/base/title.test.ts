import { expect, test } from 'vitest'
import { holdsMarks, markedTitle, plainTitle, withFormulas, withoutMarks } from '../../src/base/title.ts'

test.each([
  ['残差网络', '残差网络'],
  ['关于$O(n \\log n)$的算法', '关于O(n \\log n)的算法'],
  ['$x$与$ y$', 'x与y'],
  ['从$5到$10', '从$5到$10'],
  ['一个 $ 符号', '一个 $ 符号'],
  ['$HOME/bin:$PATH 与 $x$', '$HOME/bin:$PATH 与 x'],
])('%s as plain text: %s', (title, plain) => expect(plainTitle(title)).toBe(plain))

test('marks come and go', () => {
  const marked = markedTitle('关于$x$与$5')
  expect(holdsMarks(marked)).toBe(true)
  expect(withFormulas(marked, (tex) => `<${tex}>`)).toBe('关于<x>与$5')
  expect(withoutMarks(marked)).toBe('关于x与$5')
  expect(withoutMarks(encodeURIComponent(marked))).toBe(encodeURIComponent('关于x与$5'))
})

test('a title that was cut keeps no mark', () => {
  expect(withFormulas(markedTitle('关于$x$与').slice(0, 4), (tex) => `<${tex}>`)).toBe('关于x')
})

test('a title without formulas is what it was', () => {
  expect(markedTitle('价格$5')).toBe('价格$5')
  expect(holdsMarks('价格$5')).toBe(false)
})
