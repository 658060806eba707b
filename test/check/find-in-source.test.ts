import { describe, expect, it } from 'vitest'
import { isIgnored, placesInSettings, placesWritten } from '../../src/check/find-in-source.ts'

describe('placesWritten', () => {
  it.each([
    ['[文](/a/)', '/a/', '1:5'],
    ['见 /a/b 与\n[文](/a)', '/a', '2:5'],
    ['[文](/你好/)', '/%E4%BD%A0%E5%A5%BD/', '1:5'],
    ['[文](/%E4%BD%A0/)', '/%E4%BD%A0/', '1:5'],
    ['[文][1]\n\n[1]: /a/ "题"', '/a/', '3:6'],
    ['<img src="/a.png">', '/a.png', '1:11'],
    ['<a href=/a?x&amp;y>', '/a?x&y', '1:9'],
    ['[文](other.md#二)', '/2018/03/31/other/#%E4%BA%8C', '1:13'],
    ['![图](图.png)', '/2018/03/31/a/%E5%9B%BE.png', '1:6'],
    ['[文](/a/) [文](/a/b/)\n[文](/a/)', '/a/', '1:5 2:5'],
    ['```md\n[文](/a/)\n```\n`[文](/a/)` [文](/a/)', '/a/', '4:16'],
    ['> ~~~\n> [文](/a/)\n> ~~~\n> [文](/a/)', '/a/', '4:7'],
    ['[文](a.md) [文](a.md)', '/2018/a/', ''],
    ['没有', '/a/', ''],
    ['/', '/', ''],
  ])('%j: %s at %s', (text, url, expected) => {
    const found = placesWritten(text, url).map(({ line, column }) => `${line}:${column}`)
    expect(found.join(' ')).toBe(expected)
  })

  it('looks at the body first, then at the front matter', () => {
    const text = '---\ncover: /a.png\n---\n![图](/a.png)\n'
    expect(placesWritten(text, '/a.png', text.indexOf('!'))).toMatchObject([{ line: 4 }])
    expect(placesWritten('---\ncover: /b.png\n---\n正文', '/b.png', 22)).toEqual([{ line: 2, column: 8 }])
  })
})

describe('placesInSettings', () => {
  it.each([
    ['menu:\n  a: /a/ || link', '/a/', '2:6'],
    ['menu:\n  a: /a/\n  b: "/a/"', '/blog/a/', '2:6 3:7'],
    ['menu: { a: a/ }', '/blog/a/', '1:12'],
    ['# a: /a/\nb: /a/b/', '/a/', ''],
    ['root: /', '/', ''],
  ])('%j: %s at %s', (text, url, expected) => {
    const found = placesInSettings(text, url, '/blog/').map(({ line, column }) => `${line}:${column}`)
    expect(found.join(' ')).toBe(expected)
  })
})

describe('isIgnored', () => {
  const text = '一 [a](/x)\n\n<!-- blog-ignore link-missing, image-missing -->\n\n[b](/x)\n[c](/x)\n\n[d](/x)'
  it.each([
    [1, false],
    [5, true],
    [6, true],
    [8, false],
  ])('line %i: %s', (line, expected) => {
    expect(isIgnored(text, line, ['image-missing'])).toBe(expected)
    expect(isIgnored(text, line, ['anchor-missing'])).toBe(false)
  })
})
