import { expect, test } from 'vitest'
import { Words } from '../../src/hexo/i18n.ts'
import { format } from '../../src/hexo/sprintf.ts'

/** A theme's words. */

test('earlier languages win, later ones fill what they lack', () => {
  const words = new Words()
  words.set('zh-CN', { menu: { home: '首页' } }).set('en', { menu: { home: 'Home', about: 'About' } })
  const translate = words.__(['zh-CN', 'en'])
  expect([translate('menu.home'), translate('menu.about'), translate('menu.none')]).toEqual([
    '首页',
    'About',
    'menu.none',
  ])
})

test('a language is read when one of its words is looked for, and once', () => {
  const read: string[] = []
  const words = new Words()
  const late = (language: string, given: object | null) =>
    words.setLate(language, () => {
      read.push(language)
      return given
    })
  late('zh-CN', { home: '首页' })
  late('en', { home: 'Home', about: { me: 'About' } })
  late('fr', null)
  const translate = words.__(['zh-CN', 'en', 'fr'])
  expect([translate('home'), translate('home'), read]).toEqual(['首页', '首页', ['zh-CN']])
  expect([translate('about.me'), read, words.list()]).toEqual(['About', ['zh-CN', 'en'], ['zh-CN', 'en', 'fr']])
  expect(translate('none')).toBe('none')
  words.set('en', { home: 'House' })
  expect(words.__('en')('home')).toBe('House')
})

test('forms by number', () => {
  const words = new Words().set('en', { post: { zero: 'none', one: 'one', other: '%d posts' } })
  const count = words._p('en')
  expect([0, 1, 2].map((number) => count('post', number))).toEqual(['none', 'one', '2 posts'])
})

test.each([
  ['%s of %d', ['a', '3'], 'a of 3'],
  ['%2$s %1$s', ['a', 'b'], 'b a'],
  ['100%%', [], '100%'],
  ['%05.1f|%-3s|', [2.25, 'x'], '002.3|x  |'],
])('%s', (text, args, expected) => {
  expect(format(text, args)).toBe(expected)
})
