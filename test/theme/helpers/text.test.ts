import { describe, expect, it } from 'vitest'
import { said } from '../../said.ts'
import { fakeSite, inHome } from '../fake.ts'

describe('text helpers', () => {
  it.each([
    ['number_format(1234.5, { precision: 2 })', '1,234.50'],
    ['number_format(1.005, { precision: 2 })', '1.01'],
    ['number_format(0.96, { precision: 1 })', '1.0'],
    ['number_format(-1234567.891, { precision: 1 })', '-1,234,567.9'],
    ['number_format(12345.67, { delimiter: "" })', '12345.67'],
    ['number_format(999, {})', '999'],
    ['number_format(undefined)', ''],
    ['truncate("一二三四五六七八九十", { length: 5, omission: "…" })', '一二三四…'],
    ['truncate("ab😀cd efgh", { length: 4, omission: "…" })', 'ab…'],
    ['truncate("a b", { length: 0 })', 'a b'],
    ['truncate("aaaa bbbb cccc", { length: 10, separator: " " })', 'aaaa...'],
    ['truncate(undefined)', ''],
    ['truncate(12345, { length: 3, omission: "" })', '123'],
    ['word_wrap("aaa bbb ccc", { width: 7 })', 'aaa bbb\nccc'],
    ['titlecase("learning from noise: a survey")', 'Learning From Noise: A Survey'],
    ['titlecase("深度 learning 的 iOS")', '深度 Learning 的 iOS'],
    ['escape_html("a/b=c & &amp;")', 'a/b=c &amp; &amp;'],
    ['trim(null)', ''],
    ['strip_html(undefined)', ''],
  ])('%s', (expression, expected) => {
    expect(inHome(`<%- ${expression} %>`)).toBe(expected)
  })

  it('say what they need', () => {
    const { problems } = fakeSite({ views: { index: '<%= truncate({}) %>' } }).home()
    expect(said(problems[0])).toMatch(/^truncate\(\) needs a text\./)
  })
})
