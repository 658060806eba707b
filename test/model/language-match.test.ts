import { expect, test } from 'vitest'
import { closestLanguage } from '../../src/model/language-match.ts'

const NAMES = ['default', 'en', 'zh-TW', 'zh-CN', 'pt-BR', 'ja']

test.each([
  ['zh-CN', 'zh-CN'],
  ['zh', 'zh-CN'],
  ['zh-Hans', 'zh-CN'],
  ['zh_cn', 'zh-CN'],
  ['zh-SG', 'zh-CN'],
  ['zh-Hant', 'zh-TW'],
  ['zh-HK', 'zh-TW'],
  ['zh-Hant-HK', 'zh-TW'],
  ['pt', 'pt-BR'],
  ['en-GB', 'en'],
  ['ja', 'ja'],
  ['ko', undefined],
  ['default', 'default'],
  ['', undefined],
  ['not a language', undefined],
])('%j is %s', (language, expected) => {
  expect(closestLanguage(language, NAMES)).toBe(expected)
})

test('a name that is written the same way comes before one that only means the same', () => {
  expect(closestLanguage('zh-Hans', ['zh-CN', 'zh-Hans'])).toBe('zh-Hans')
  expect(closestLanguage('zh-TW', ['zh-HK', 'zh-TW'])).toBe('zh-TW')
})
