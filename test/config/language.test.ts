import { expect, test } from 'vitest'
import { readConfig } from '../../src/config/read.ts'
import { isLanguage } from '../../src/model/language-match.ts'
import { siteOf } from './site.ts'

test.each(['zh-CN', 'zh_CN', 'zh-Hans', 'zh-hans-CN', 'en', 'EN', 'default', 'pt-BR', 'x-klingon', 'de-1996'])(
  '%s is the form of a language',
  (written) => expect(isLanguage(written)).toBe(true),
)

test.each([
  '',
  ' ',
  '../../x',
  'zh/CN',
  'zh\\\\CN',
  'zh CN',
  '中文',
  'zh-',
  '-CN',
  'en"onload',
  '<b>',
  'simplifiedchinese',
  '.',
  '..',
])('%j is not', (written) => expect(isLanguage(written)).toBe(false))

test('each language of the config that is none is an error at its line', async () => {
  const site = siteOf({ '_config.yml': 'title: x\nlanguage: [zh-CN, ../../x, "中文"]\n' })
  const { problems } = await readConfig(site)
  expect(problems).toMatchObject([
    {
      severity: 'error',
      code: 'language-invalid',
      params: { language: '../../x' },
      at: { file: '_config.yml', line: 2 },
    },
    { severity: 'error', code: 'language-invalid', params: { language: '中文' }, at: { line: 2 } },
  ])
})
