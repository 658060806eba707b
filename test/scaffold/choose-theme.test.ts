import { expect, test } from 'vitest'
import { withTheme } from '../../src/scaffold/choose-theme.ts'

test.each([
  [
    'the line is changed, its comment and all others stay',
    '# mine\ntitle: 墨 # here\ntheme: mist   # 主题\nurl: x\n',
    '# mine\ntitle: 墨 # here\ntheme: next   # 主题\nurl: x\n',
  ],
  ['a value in quotes', "theme: 'mist # 1' # c\n", 'theme: next # c\n'],
  ['a key without a value', 'theme:\ntitle: a\n', 'theme: next\ntitle: a\n'],
  ['a key without a value, with a comment', 'theme: # none yet\ntitle: a\n', 'theme: next # none yet\ntitle: a\n'],
  ['no key: a line at the end', 'title: a', 'title: a\ntheme: next\n'],
  ['line ends of Windows', 'title: a\r\ntheme: mist\r\nurl: b\r\n', 'title: a\r\ntheme: next\r\nurl: b\r\n'],
  ['a key of that name in a group is another', 'a:\n  theme: x\ntitle: b\n', 'a:\n  theme: x\ntitle: b\ntheme: next\n'],
  ['an empty file', '', 'theme: next\n'],
])('%s', (_, before, after) => {
  expect(withTheme(before, 'next')).toBe(after)
})

test.each([
  ['a block of text', 'theme: |\n  mist\n'],
  ['one line of JSON', '{ title: a, theme: mist }\n'],
  ['an anchor that another key uses', 'theme: &a mist\nother: *a\n'],
  ['a broken file', 'title: "\n'],
  ['the line is inside a text', 'title: |\n theme\nabout: "a\ntheme: b"\n'],
])('%s is left to the author', (_, text) => {
  expect(withTheme(text, 'next')).toBeUndefined()
})

test('a name that YAML would read as something else is in quotes', () => {
  expect(withTheme('theme: mist\n', '3')).toBe('theme: "3"\n')
})
