import { describe, expect, test } from 'vitest'
import { dollarAt, isEscaped } from '../../src/base/dollars.ts'
import { looksLikeTex } from '../../src/base/tex-or-words.ts'

/** The formula that opens at the first dollar, or undefined. */
function first(text: string): string | undefined {
  const open = text.indexOf('$')
  const dollar = dollarAt(text, open)
  return dollar.kind === 'formula' ? text.slice(open + 1, dollar.close) : undefined
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

describe('spaces beside one dollar', () => {
  test.each([
    ['$ x$', ' x'],
    ['$x $，', 'x '],
    ['$ \\alpha + 1$', ' \\alpha + 1'],
    ['$O(n \\log n) $', 'O(n \\log n) '],
    ['$P(A) = P(B) $', 'P(A) = P(B) '],
    ['令$ mid - l + 1$', ' mid - l + 1'],
    ['$ 10$', ' 10'],
  ])('%s is a formula', (text, tex) => expect(first(text)).toBe(tex))

  test.each(['$a $b', '$a $_b', '$a $(b)', 'a$ | b$', '$ ls -l$', '$ echo hello$', '$x = "a" $', 'US$ x$'])(
    '%s is none',
    (text) => expect(first(text)).toBeUndefined(),
  )
})

describe('two dollars that are no formula', () => {
  test.each([
    ['$ $，$x$', 2],
    ['100$和200$，$x$', 5],
    ['$5 and $10, $x$', 7],
    ['$HOME/bin:$PATH，$x$', 10],
    ['$ 也是，而 $，$x$', 7],
  ])('%s: are used up together', (text, close) => {
    const open = text.indexOf('$')
    expect(dollarAt(text, open)).toEqual({ kind: 'text', close: open + close })
  })

  test.each([
    ['门票$30，$n$', false],
    ['设$x为输入，$y$', true],
    ['变量$name，$y$', false],
    ['花了$5，`$x`', false],
  ])('%s: the second begins a formula', (text, open) =>
    expect(dollarAt(text, text.indexOf('$'))).toEqual({ kind: 'alone', open }),
  )
})

test.each([
  ['$准确率 = 1$', true],
  ['$x，y$', true],
  ['$\\text{准确率，} = 1$', false],
  ['$\\frac{响应时间+1}{2}$', false],
  ['$1到n$', false],
])('%s: words in it: %j', (text, words) => expect(dollarAt(text, 0)).toMatchObject({ kind: 'formula', words }))

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
