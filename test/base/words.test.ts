import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countWords, HAN_KANA, wordCountOf } from '../../src/base/words.ts'
import { runs } from '../fuzz.ts'

describe('wordCountOf', () => {
  test.each([
    ['', 0, 0],
    ['，。！？', 0, 0],
    ['深度学习', 4, 0],
    ['hello world', 0, 2],
    ['PyTorch中文教程', 4, 1],
    ['ResNet-50 有 25.6M 参数', 3, 2],
    ['don’t stop', 0, 2],
    ['ひらがな と カタカナ', 9, 0],
    ['한국어 단어', 0, 2],
    ['𠮷野家', 3, 0],
  ])('%j', (text, cjk, other) => {
    expect(wordCountOf(text)).toEqual({ cjk, other })
    expect(countWords(text)).toBe(cjk + other)
  })

  test('agrees with the definition by Unicode, whatever the text is', () => {
    const word = new RegExp(
      `[${HAN_KANA}]|(?:(?![${HAN_KANA}])[\\p{L}\\p{N}\\p{M}])+(?:['’._-](?:(?![${HAN_KANA}])[\\p{L}\\p{N}\\p{M}])+)*`,
      'gu',
    )
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom(
        '中',
        '文',
        'a',
        '1',
        '-',
        '.',
        '’',
        "'",
        '_',
        '，',
        '。',
        ' ',
        'é',
        'あ',
        'ー',
        '・',
        '々',
        '𠮷',
        '한',
        'ａ',
        '１',
        '！',
        '\u0301',
        '😀',
      ),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (parts) => {
        const text = parts.join('')
        expect(countWords(text)).toBe(text.match(word)?.length ?? 0)
      }),
      runs(300),
    )
  })

  test('a long text is counted in linear time', () => {
    const start = process.cpuUsage().user
    expect(countWords('深度 learning '.repeat(100_000))).toBe(300_000)
    expect((process.cpuUsage().user - start) / 1e6).toBeLessThan(2)
  })
})
