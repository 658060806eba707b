import { expect, test } from 'vitest'
import { markedTitle } from '../../src/base/title.ts'
import { configOf } from '../../src/model/config.ts'
import { createTitleFormulas } from '../../src/road/title-formulas.ts'

const { math } = configOf({})
const titleFormulas = createTitleFormulas()
const finish = (html: string, options: typeof math) => titleFormulas(html, () => options)
const title = markedTitle('关于$a &lt; x^2$的算法')

test('is MathML where it is read, and plain everywhere else', () => {
  const page = `<head><title>${title}</title><meta content="${title}"></head><body><h1>${title}</h1><a title="${title}">甲</a><script>var a = "${title}"</script></body>`
  const html = finish(page, math)
  expect(html).toContain('<title>关于a &lt; x^2的算法</title><meta content="关于a &lt; x^2的算法">')
  expect(html).toContain('<h1>关于<span class="katex"><math')
  expect(html).toContain('<mi>a</mi><mo>&lt;</mo><msup><mi>x</mi><mn>2</mn></msup>')
  expect(html).toContain('<a title="关于a &lt; x^2的算法">')
  expect(html).toContain('var a = "关于a &lt; x^2的算法"')
  expect(html).not.toMatch(/[\uf8f0\uf8f1]/)
})

test('keeps its dollars where the site has no formulas', () => {
  expect(finish(`<h1>${title}</h1>`, { ...math, enable: false })).toBe('<h1>关于$a &lt; x^2$的算法</h1>')
})

test('shows TeX that cannot be read as it is', () => {
  expect(finish(`<h1>${markedTitle('$\\foo$')}</h1>`, math)).toBe('<h1>\\foo</h1>')
})

test('a page without formulas in titles is not touched', () => {
  const page = '<h1>价格$5</h1>'
  expect(finish(page, math)).toBe(page)
})
