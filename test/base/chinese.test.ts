import { expect, it } from 'vitest'
import { chineseConverter, scriptOf } from '../../src/base/chinese.ts'

it.each([
  ['zh-CN', 'zh-TW', '头发和发展，干燥的干部，皇后在后面', '頭髮和發展，乾燥的幹部，皇后在後面'],
  ['zh-CN', 'zh-TW', '软件在台湾里', '軟件在臺灣裡'],
  ['zh-CN', 'zh-HK', '台湾里', '台灣裏'],
  ['zh_cn', 'zh-Hant', '台湾', '臺灣'],
  ['zh-TW', 'zh-CN', '頭髮和發展，軟體', '头发和发展，软体'],
  ['zh-CN', 'zh-TW', 'ResNet 50', 'ResNet 50'],
])('from %s to %s: %s', (from, to, text, expected) => {
  expect(chineseConverter(from, to)(text)).toBe(expected)
})

it.each([
  ['zh-CN', 'Hans'],
  ['zh', 'Hans'],
  ['zh_TW', 'Hant'],
  ['zh-HK', 'Hant'],
  ['ja', undefined],
  ['en', undefined],
  ['', undefined],
  ['not a language', undefined],
])('%j is written in %s', (language, script) => {
  expect(scriptOf(language)).toBe(script)
})
