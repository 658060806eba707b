import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { themeOptions } from '../../tools/theme-options.ts'
import { iconsIn, madeFiles, schemaOf, tableOf } from '../../tools/theme-schema.ts'

test.each(madeFiles().map(({ file, text }) => [file, text]))(
  '%s is as themes/mist/_config.yml says (npm run docs:theme writes it)',
  (file, text) => {
    expect(readFileSync(file, 'utf8')).toBe(text)
  },
)

describe('comments', () => {
  const only = (text: string) => themeOptions(text)[0]!

  test('say what a key does, in Chinese and in English', () => {
    expect(only('# 首页的标题。 The title of the home page.\na:\n').about).toEqual({
      zh: '首页的标题。',
      en: 'The title of the home page.',
    })
    expect(only('# 首页的标题，\n# 留空则没有。\n# The title,\n# or nothing.\na:\n').about).toEqual({
      zh: '首页的标题，留空则没有。',
      en: 'The title, or nothing.',
    })
  })

  test('list the values that it takes', () => {
    const { kind, values, about } = only('# 列法 Style: compact 紧凑 | cards 卡片 | none\na: cards\n')
    expect([kind, values, about]).toEqual(['choice', ['compact', 'cards', 'none'], { zh: '列法', en: 'Style' }])
    expect(() => only('# a | b\na: c\n')).toThrow('not among')
  })

  test('belong to the key below, unless a line is empty between', () => {
    expect(only('# 别的\n\na:\n').about).toEqual({ zh: '', en: '' })
  })

  test.each([
    ['a: true\n', 'flag'],
    ['a: 3\n', 'count'],
    ['a: []\n', 'list'],
    ['# x | y\na: [x]\n', 'choices'],
    ['a:\n', 'text'],
    ['a:\n  b: 1\n', 'group'],
    ['a:\n  # 甲: /a.png\n', 'names'],
    ['a:\n  # 甲: [a.md, b.md]\n', 'lists'],
    ['a:\n  # 甲: /a/ || user\n', 'links'],
    ['a:\n  b: / || home\n', 'links'],
    ['a:\n\n# b: a comment of the next key\nc: 1\n', 'text'],
  ])('%j is of kind %s', (text, kind) => {
    expect(only(text).kind).toBe(kind)
  })
})

test('every icon that is drawn has a name that may be written', () => {
  expect(iconsIn("  const shapes = {\n    home: '<path/>',\n    'git-hub': '<path/>',\n  }\n")).toEqual([
    'home',
    'git-hub',
  ])
})

test('editors are given defaults and words, and tables a row for each key', () => {
  const options = themeOptions('# 组 A group\na:\n  # 数 A number\n  b: 3\n')
  expect(schemaOf(options, []).properties).toMatchObject({
    a: { anyOf: [{ properties: { b: { default: 3, description: '数\n\nA number' } } }, { const: false }] },
  })
  expect(tableOf(options, 'en').split('\n').slice(2)).toEqual([
    '| `a` | keys | | A group |',
    '| `a.b` | whole number | `3` | A number |',
  ])
})
