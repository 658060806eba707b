import { existsSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createTexRenderer } from '../../../src/markdown/math/katex.ts'
import { katexAssets } from '../../../src/markdown/math/stylesheet.ts'
import { createMarkdown } from '../../../src/markdown/renderer.ts'

describe('katexAssets', () => {
  test('are files of the package', () => {
    const { css, fonts } = katexAssets()
    expect(existsSync(css)).toBe(true)
    expect(readdirSync(fonts).every((file) => file.endsWith('.woff2'))).toBe(true)
  })
})

describe('output', () => {
  const html = (output: 'htmlAndMathml' | 'mathml' | 'html') =>
    createMarkdown({ math: { output } }).render('$x^2$').html
  test('HTML for the eye and MathML for readers and copying, by default', () => {
    expect(createMarkdown().render('$x^2$').html).toBe(html('htmlAndMathml'))
    expect(html('htmlAndMathml')).toContain('katex-html')
    expect(html('htmlAndMathml')).toContain('<math')
  })
  test('MathML alone', () => {
    expect(html('mathml')).toContain('<math')
    expect(html('mathml')).not.toContain('katex-html')
  })
  test('HTML alone', () => expect(html('html')).not.toContain('<math'))
})

describe('safety', () => {
  const tex = createTexRenderer()
  const run = (source: string) =>
    tex(source, { displayMode: false, output: 'htmlAndMathml', macros: {}, globalGroup: false })
  test.each(['\\href{javascript:alert(1)}{x}', '\\htmlData{a=b}{x}', '\\includegraphics{https://a.com/x.png}'])(
    'nothing live comes of %s',
    (source) => {
      const result = run(source)
      if (result.kind === 'html') expect(result.html).not.toMatch(/<a |<img|data-a|href="/)
    },
  )
  test('deep nesting is an error and no crash', () => {
    expect(run('{'.repeat(20_000) + '}'.repeat(20_000))).toMatchObject({ kind: 'error' })
  })
  test('endless expansion is an error', () => {
    expect(run('\\def\\a{\\a\\a}\\a')).toMatchObject({ kind: 'error' })
  })
  test('sizes are bounded', () => {
    const result = run('\\rule{1000000em}{1000000em}')
    expect(result.kind === 'html' && result.html).not.toContain('1000000em;')
  })
  test('chemistry is there', () => expect(run('\\ce{H2O}').kind).toBe('html'))
})
