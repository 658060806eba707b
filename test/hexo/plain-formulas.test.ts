import { expect, test } from 'vitest'
import { withPlainFormulas } from '../../src/hexo/plain-formulas.ts'

const MATHML =
  '<math><semantics><mrow><mi>x</mi></mrow><annotation encoding="application/x-tex">x &lt; 2</annotation></semantics></math>'
const KATEX = `<span class="katex"><span class="katex-mathml">${MATHML}</span><span class="katex-html" aria-hidden="true"><span class="base"><span>x</span></span></span></span>`

test.each([
  ['no formula', '<p>a <b>b</b></p>', '<p>a <b>b</b></p>'],
  ['glyphs and MathML', `a ${KATEX} b`, 'a <span class="katex"><span class="katex-mathml">x &lt; 2</span></span> b'],
  ['MathML alone', `a ${MATHML} b`, 'a x &lt; 2 b'],
  ['glyphs alone', 'a <span class="tag katex-html">x</span> b', 'a  b'],
  ['two formulas', `${MATHML}, ${MATHML}`, 'x &lt; 2, x &lt; 2'],
  ['a formula without its source', 'a <math><mi>x</mi></math> b', 'a <math><mi>x</mi></math> b'],
  ['a formula that was cut off', `a ${KATEX.slice(0, 90)}`, `a ${KATEX.slice(0, 90)}`],
])('with %s', (_, html, expected) => {
  expect(withPlainFormulas(html)).toBe(expected)
})

test('many formulas that never end cost no more than one', () => {
  const html = '<math><annotation>'.repeat(50_000)
  expect(withPlainFormulas(html)).toBe(html)
})
