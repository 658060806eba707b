import { expect, test } from 'vitest'
import { Protected } from '../../src/hexo/tag-text.ts'

/** What is kept out of a Markdown renderer's way, and what is text. */

test.each([
  ['a {{ b }} c', 'a # c'],
  ['{% one %} x', '# x'],
  ['{% box %} *b* {% endbox %} x', '# x'],
  ['{% box %} never closed, endbox', '{% box %} never closed, endbox'],
  ['a {{ b', 'a {{ b'],
  ['{{ a } b }}', '{{ a } b }}'],
  ['a {# gone #} b', 'a  b'],
  ['`{{ code }}` {{ x }}', '`{{ code }}` #'],
  ['``a ` {% b %}`` c', '``a ` {% b %}`` c'],
  ['` {{ x }}\n\n`', '` #\n\n`'],
  ['<!-- {{ x }} --> y', '# y'],
  ['{{ "}}" }} y', '# y'],
])('%j', (text, expected) => {
  const kept = new Protected()
  const safe = kept.tags(text)
  expect(safe.replace(/<!--\w+\uFFFC\d+-->/g, '#')).toBe(expected)
  if (!text.includes('{#')) expect(kept.restoreComments(kept.restoreTags(safe))).toBe(text)
})

test('ten thousand openers take no time', () => {
  const text = '{{'.repeat(5000)
  expect(new Protected().tags(text)).toBe(text)
})
