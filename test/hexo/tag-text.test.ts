import { expect, test } from 'vitest'
import { holdsTags, Protected } from '../../src/hexo/tag-text.ts'

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

test('a tag is closed behind it, by the next of its name', () => {
  const safe = new Protected().tags('{% endbox %} {% box %} a {% box %} b {% endbox %} c {% box %} d {% endbox -%} e')
  expect(safe.replace(/<!--\w+\uFFFC\d+-->/g, '#')).toBe('# # c # e')
})

test.each([
  ['{{ a }}', true],
  ['{{}}', false],
  ['}} {{', false],
  ['{# a #}', true],
  ['{% a\n%}', true],
  ['{{ a %}', false],
])('%j holds tags: %s', (text, expected) => expect(holdsTags(text)).toBe(expected))

/** What a text of two hundred thousand signs may repeat that opens and is never closed. */
const OPENERS = ['{{', '{{ " ', '{% ', '{% a ', '{% a %} enda ', '{#', '{% a %} {% enda ', '`a` ', '`{% raw %}', '<!--']

test.each(OPENERS)('many %j end within 2 seconds of processor time', (opener) => {
  const start = process.cpuUsage()
  const text = opener.repeat(200_000 / opener.length)
  const kept = new Protected()
  expect(kept.restoreComments(kept.restoreTags(kept.tags(kept.code(text))))).toBe(text)
  expect(holdsTags(text)).toBe(opener.includes('}'))
  const { user, system } = process.cpuUsage(start)
  expect((user + system) / 1e6).toBeLessThan(2)
})

test('code that is never closed is looked for once', () => {
  const start = process.cpuUsage()
  const text = '<hexoPostRenderCodeBlock>'.repeat(20_000)
  expect(new Protected().code(text)).toBe(text)
  const { user, system } = process.cpuUsage(start)
  expect((user + system) / 1e6).toBeLessThan(2)
})
