import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { quoted, yamlText } from '../../src/scaffold/yaml-text.ts'
import { runs } from '../fuzz.ts'

describe('a value in YAML', () => {
  test.each([
    ['你好，世界', '你好，世界'],
    ['Attention Is All You Need', 'Attention Is All You Need'],
    ['第 2 章：梯度（上）', '第 2 章：梯度（上）'],
    ['C++ 入门', 'C++ 入门'],
    ['true', '"true"'],
    ['No', '"No"'],
    ['2024', '"2024"'],
    ['1.10', '"1.10"'],
    ['a: b', '"a: b"'],
    ['# 号', '"# 号"'],
    ['- 短线', '"- 短线"'],
    ['"引号"', '"\\"引号\\""'],
    ['', '""'],
    [' 空格 ', '" 空格 "'],
  ])('%j is written as %s', (value, written) => {
    expect(yamlText(value)).toBe(written)
  })

  test('reads back as the same text, whatever the text is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(parse(`key: ${yamlText(value)}\n`)).toEqual({ key: value })
        expect(parse(`key: ${quoted(value)}\n`)).toEqual({ key: value })
      }),
      runs(),
    )
  })
})
