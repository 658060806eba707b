import { describe, expect, test } from 'vitest'
import { closingDollar, isEscaped, looksLikeTex } from '../../../src/markdown/math/dollars.ts'

/** The formula that opens at the first dollar, or undefined. */
function first(text: string): string | undefined {
  const open = text.indexOf('$')
  const close = closingDollar(text, open)
  return close < 0 ? undefined : text.slice(open + 1, close)
}

describe('a dollar opens a formula', () => {
  test.each([
    ['$x$', 'x'],
    ['设$x$为', 'x'],
    ['$a$b', 'a'],
    ['H$_2$O', '_2'],
    ['2$\\pi$', '\\pi'],
    ['3$\\times$3', '\\times'],
    ['$n$th', 'n'],
    ['$ab$th', 'ab'],
    ['$ n $', ' n '],
    ['$ O(n) $', ' O(n) '],
    ['$ \\sin x $', ' \\sin x '],
    ['$ W, b $', ' W, b '],
    ['$a\\$b$', 'a\\$b'],
    ['$准确率 = 1$', '准确率 = 1'],
    ['$f(x)$(式)', 'f(x)'],
    ['$x_1$y', 'x_1'],
    ['$3\\times3$', '3\\times3'],
    ['$\\text{若}x$', '\\text{若}x'],
    ['$-1$', '-1'],
    ['$30n$', '30n'],
  ])('%s', (text, tex) => expect(first(text)).toBe(tex))
})

describe('a dollar stays text', () => {
  test.each([
    '$',
    '$5',
    '$5 and $10',
    '价格是$5到$10之间',
    '100$和200$',
    '100 $ 和 200 $',
    '$5\n另外 6$',
    '每本$20的书，$',
    '$ x$',
    '$x $',
    '$a`b$',
    '$a\n\nb$',
    '$HOME/bin:$PATH',
    '${A}/${B}',
    '$HOME，$PATH',
    '$.ajax 和 $.get',
    "$('#a') 和 $('#b')",
    '$ 和 $',
    '$$',
  ])('%s', (text) => expect(first(text)).toBeUndefined())
})

test('an odd number of backslashes escapes', () => {
  expect(isEscaped('\\$', 1)).toBe(true)
  expect(isEscaped('\\\\$', 2)).toBe(false)
  expect(isEscaped('\\$', 1, 1)).toBe(false)
})

test.each([
  ['x', true],
  ['x^2', true],
  ['\\frac{1}{2}', true],
  ['f(x)', true],
  ['分组', false],
  ['\\text{若}x', true],
  ['group', false],
  ['see below', false],
  ['', false],
  ['1', false],
])('looksLikeTex(%j)', (tex, expected) => expect(looksLikeTex(tex)).toBe(expected))
