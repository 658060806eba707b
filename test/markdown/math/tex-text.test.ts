import { expect, it } from 'vitest'
import { textOfTex } from '../../../src/markdown/math/tex-text.ts'

it.each([
  ['f(x) = \\max(0,x)', 'f(x) = max(0,x)'],
  ['\\frac{\\partial L}{\\partial w}', '(∂ L)/(∂ w)'],
  ['\\frac12 + \\dfrac{a}{b}', '1/2 + a/b'],
  ['x_1^2 + x_{ij}^{T}', 'x₁² + x_ij^T'],
  ['W_{l+1}', 'W_(l+1)'],
  ['\\mathcal{F}(\\mathbf{x}, \\{W_i\\})', 'F(x, {W_i})'],
  ['\\alpha \\leq \\beta\\,\\theta', 'α ≤ β θ'],
  ['\\sqrt{x+1} \\to \\infty', '√(x+1) → ∞'],
  ['\\log x + \\log\\sigma', 'log x + logσ'],
  ['\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}', 'a = b c = d'],
  ['\\left\\| v \\right\\|', '‖ v ‖'],
  ["f'(x) \\label{eq:a} \\tag{1}", 'f′(x) (1)'],
  ['\\text{softmax}(z)_i', 'softmax(z)_i'],
  ['\\unknown{a', 'unknowna'],
  ['}}{{^_\\', ''],
  ['\\frac', '/'],
])('%s', (tex, text) => {
  expect(textOfTex(tex)).toBe(text)
})

it('is quick, however deep', () => {
  expect(textOfTex('{'.repeat(100_000))).toBe('')
  expect(textOfTex('\\frac{'.repeat(50_000)).length).toBeLessThan(1_000_000)
  expect(textOfTex('^'.repeat(100_000)).length).toBeLessThan(200_000)
})
