import { describe, expect, test } from 'vitest'
import { tagArgs, tagAt, tagEndsOf } from '../../../src/markdown/tags/syntax.ts'

describe('tagAt', () => {
  test.each([
    ['{% img a.png %}', { name: 'img', args: 'a.png' }],
    ['{%img a.png%}', { name: 'img', args: 'a.png' }],
    ['{%- raw -%}', { name: 'raw', args: '' }],
    ['{% post_link a\nb %}', { name: 'post_link', args: 'a\nb' }],
    ['{% a "%" %}', { name: 'a', args: '"%"' }],
  ])('%j', (text, expected) => expect(tagAt(text, 0)).toEqual({ ...expected, end: text.length }))
  test.each(['{% %}', '{%', '{% img', '{{ a }}', '{% 1 %}', ' {% img %}', '{% a } %'])('%j is none', (text) =>
    expect(tagAt(text, 0)).toBeUndefined(),
  )
})

test.each([
  ['a b', ['a', 'b']],
  ['"a b" c', ['a b', 'c']],
  ["'a b' c", ['a b', 'c']],
  ['"a \'b\'"', ["a 'b'"]],
  ['lang:js', ['lang:js']],
  ['', []],
])('tagArgs(%j)', (args, expected) => expect(tagArgs(args)).toEqual(expected))

test('an end belongs to the nearest open tag of its name', () => {
  const text = '{% a %}{% a %}x{% enda %}{% enda %}{% b %}{% endc %}'
  const ends = tagEndsOf(text)
  expect(ends.get('{% a %}'.length)).toEqual({ start: text.lastIndexOf('{% enda %}'), end: text.indexOf('{% b %}') })
  expect(ends.get('{% a %}{% a %}'.length)?.start).toBe(text.indexOf('{% enda %}'))
  expect(ends.size).toBe(2)
})
