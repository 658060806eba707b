import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { optionsOf } from '../../src/hexo/core/fences.ts'
import { cloudHelpers } from '../../src/hexo/core/helpers/clouds.ts'
import { pageHelpers } from '../../src/hexo/core/helpers/page.ts'
import { textHelpers } from '../../src/hexo/core/helpers/text.ts'

/** What Hexo brings itself: helpers and the options of code. */

const util = createRequire(import.meta.url)('../fixtures/hexo/hexo-util/index.js')
const text = textHelpers({ util, log: {}, titlecase: (title: string) => title })
const view = {
  config: { root: '/', url: 'https://example.com', pagination_dir: 'page' },
  page: { base: '', current: 5, total: 9 },
}

test.each([
  [1234567.891, {}, '1,234,567.891'],
  [1234.5, { precision: 2 }, '1,234.50'],
  [1234.567, { precision: 1, delimiter: ' ' }, '1 234.6'],
  [12, { precision: 0 }, '12'],
])('number_format(%d, %j) is %s', (number, options, expected) => {
  expect(text.number_format(number, options)).toBe(expected)
})

test('a table of contents is nested and numbered', () => {
  const html = '<h2 id="a">A</h2><h3 id="b">B</h3><h2 id="c">C</h2>'
  const numbers = text.toc(html).match(/(?<=toc-number">)[\d.]+/g)
  expect(numbers).toEqual(['1.', '1.1.', '2.'])
  expect(text.toc(html, { max_items: 2 })).not.toContain('#b')
  expect(text.toc('')).toBe('')
})

test('a paginator shows the ends, what is near, and marks where pages are left out', () => {
  const { paginator } = cloudHelpers(util)
  const shown = paginator
    .call(view)
    .replace(/<[^>]+>/g, ' ')
    .trim()
    .split(/\s+/)
  expect(shown).toEqual(['Prev', '1', '&hellip;', '3', '4', '5', '6', '7', '&hellip;', '9', 'Next'])
  expect(paginator.call({ ...view, page: {} })).toBe('')
})

test.each([
  ['is_home', [], { __index: true }, true],
  ['is_month', [2023, 5], { archive: true, year: 2023, month: 5 }, true],
  ['is_month', [5], { archive: true, year: 2023, month: 5 }, true],
  ['is_tag', ['b'], { tag: 'a' }, false],
])('%s(%j) on %j is %s', (name, args, page, expected) => {
  expect(pageHelpers[name].call({ page }, ...args)).toBe(expected)
})

test.each([
  ['/archives', false, true],
  ['/archives/', true, false],
  ['archives/2023/', true, true],
  ['/', false, false],
])('is_current(%j, %s) at archives/2023/ is %s', (path, strict, expected) => {
  expect(pageHelpers.is_current.call({ path: 'archives/2023/index.html' }, path, strict)).toBe(expected)
})

test('options of code: ranges of lines, switches and numbers', () => {
  expect(optionsOf(['mark:1,4-6', 'line_number:false', 'first_line:3', 'line_threshold:x', 'highlight:true'])).toEqual({
    mark: [1, 4, 5, 6],
    line_number: false,
    firstLine: 3,
    highlight: true,
  })
})
