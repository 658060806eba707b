import { expect, it } from 'vitest'
import { messagesIn } from '../../src/facts/messages.ts'

const THEME = new Map([
  ['en', { home: 'Home', more: { next: 'Next', last: 'Last' } }],
  ['default', { home: 'Start' }],
  ['zh-CN', { more: { next: '下一页' } }],
])

it.each([
  [['zh-CN'], { home: 'Start', more: { next: '下一页', last: 'Last' } }],
  [['en'], { home: 'Home', more: { next: 'Next', last: 'Last' } }],
  [['fr'], { home: 'Start', more: { next: 'Next', last: 'Last' } }],
  [[], { home: 'Start', more: { next: 'Next', last: 'Last' } }],
])('messages for %j come from the language that fits, completed from default and English', (languages, expected) => {
  expect(messagesIn(THEME)(languages)).toEqual(expected)
})

it('messages for the same languages are the same object, which nobody can change', () => {
  const of = messagesIn(THEME)
  expect(of(['zh-CN'])).toBe(of(['zh-CN']))
  expect(Object.isFrozen(of(['zh-CN']))).toBe(true)
})
