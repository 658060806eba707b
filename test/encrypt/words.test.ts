import { expect, test } from 'vitest'
import { lockWords } from '../../src/encrypt/words.ts'
import { configOf } from '../../src/model/config.ts'

const { encrypt } = configOf({ encrypt: { message: '暗号', abstract: '' } })

test.each([
  ['zh-CN', '这篇文章已加密，输入密码后可以阅读。'],
  ['zh-Hant', '这篇文章已加密，输入密码后可以阅读。'],
  ['en', 'This post is encrypted. Enter the password to read it.'],
  ['fr', 'This post is encrypted. Enter the password to read it.'],
])('a page in %s says so', (language, abstract) => {
  expect(lockWords(language, {}, encrypt).abstract).toBe(abstract)
})

test('the front matter’s words come before the config’s, and those before ours', () => {
  expect(lockWords('zh-CN', { abstract: '家书', wrong_pass_message: '再想想', message: '' }, encrypt)).toMatchObject({
    abstract: '家书',
    message: '暗号',
    wrong: '再想想',
    button: '打开',
  })
})
