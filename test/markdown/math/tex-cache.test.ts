import { describe, expect, it } from 'vitest'
import type { TexOptions, TexRenderer } from '../../../src/markdown/math/katex.ts'
import { createTexRenderer } from '../../../src/markdown/math/katex.ts'
import { remembered } from '../../../src/markdown/math/tex-cache.ts'

const OPTIONS: TexOptions = { displayMode: false, output: 'htmlAndMathml', macros: {}, globalGroup: false }

function counted(): { readonly render: TexRenderer; readonly calls: string[] } {
  const calls: string[] = []
  const tex = createTexRenderer()
  return {
    calls,
    render: remembered((text, options) => {
      calls.push(text)
      return tex(text, options)
    }),
  }
}

describe('remembered formulas', () => {
  it('are rendered once, and are what KaTeX makes', () => {
    const { render, calls } = counted()
    const first = render('x_i', OPTIONS)
    expect(render('x_i', OPTIONS)).toEqual(first)
    expect(first).toEqual(createTexRenderer()('x_i', OPTIONS))
    expect(calls).toEqual(['x_i'])
  })

  it('depend on all that changes a formula', () => {
    const { render } = counted()
    const all = [
      OPTIONS,
      { ...OPTIONS, displayMode: true },
      { ...OPTIONS, output: 'mathml' as const },
      { ...OPTIONS, macros: { '\\x': 'a' } },
      { ...OPTIONS, macros: { '\\x': 'b' } },
    ].map((options) =>
      JSON.stringify(render('\\providecommand{\\x}{n}\\x', { ...options, macros: { ...options.macros } })),
    )
    expect(new Set(all).size).toBe(5)
  })

  it('are not those that define commands, that are long, or that KaTeX cannot read', () => {
    const { render, calls } = counted()
    const macros = {}
    const texts = ['\\gdef\\y{1}\\y', 'y', `x${'+x'.repeat(50)}`, '\\frac{']
    for (let time = 0; time < 2; time++)
      for (const text of texts) render(text, { ...OPTIONS, macros, globalGroup: text.includes('gdef') })
    expect(calls).toEqual([...texts, ...texts])
    expect(macros).toHaveProperty('\\y')
  })

  it('are 512 at most: the last used stay', () => {
    const { render, calls } = counted()
    for (let number = 0; number <= 512; number++) {
      render(`x_{${number}}`, OPTIONS)
      render('n', OPTIONS)
    }
    calls.length = 0
    for (const text of ['n', 'x_{512}', 'x_{0}', 'x_{1}']) render(text, OPTIONS)
    expect(calls).toEqual(['x_{0}', 'x_{1}'])
  })
})
