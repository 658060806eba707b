import { expect, it } from 'vitest'
import { createMarkdown } from '../../src/markdown/renderer.ts'

const { render } = createMarkdown({})
const path = 'source/_posts/a.md'

it.each([
  ['formulas', `$\\begin{pmatrix}${'a&b&c&d&e\\\\'.repeat(6)}\\end{pmatrix}$ `.repeat(20_000), {}],
  ['tables of contents', '# a\n\n[TOC]\n\n'.repeat(3_000), {}],
  ['code', '{% include_code a.txt %}\n\n'.repeat(100), { include: () => 'x'.repeat(4_000_000) }],
])('%s that grow without bounds: an error names the article', (_, text, more) => {
  expect(() => render(text, { path, ...more })).toThrow(
    expect.objectContaining({ problem: expect.objectContaining({ code: 'too-large', at: { file: path } }) }),
  )
})
