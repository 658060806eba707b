import { expect, it } from 'vitest'
import { commentsIn, withFences } from '../../../src/hexo/core/fence-places.ts'
import { randomOf } from '../../properties/site-edits.ts'

/** As Hexo's filter finds fences and comments, by patterns that cost the square of a text's length. */
const FENCE =
  /^((?:(?:[^\S\r\n]*>){0,3}|[-*+]|[0-9]+\.)[^\S\r\n]*)(`{3,}|~{3,})[^\S\r\n]*((?:.*?[^`\s])?)[^\S\r\n]*\n((?:[\s\S]*?\n)?)(?:(?:[^\S\r\n]*>){0,3}[^\S\r\n]*)\2[^\S\r\n]?(\n+|$)/gm

const MARKS = '``` ```` ~~~ ~~~~ ` js a'.split(' ')
const PARTS = [
  ...MARKS,
  '\n',
  '\n',
  '\n\n',
  ' ',
  '> ',
  '- ',
  '1. ',
  '\t',
  '```\n',
  '```\n',
  '~~~\n',
  '````\n',
  '<!--',
  '-->',
]

it('in any text, fences and comments are where Hexo’s own patterns find them', () => {
  const random = randomOf(7)
  for (let i = 0; i < 20_000; i++) {
    const text = Array.from({ length: 2 + random(14) }, () => PARTS[random(PARTS.length)]).join('')
    const wanted: unknown[] = []
    const found: unknown[] = []
    const comments = Array.from(text.matchAll(/<!--[\s\S]*?-->/g), ({ 0: { length }, index }) => [
      index,
      index + length,
    ])
    const isInComment = commentsIn(text)
    text.replace(FENCE, (whole, start, _, info, body, end, at) => {
      const inside = comments.some(([from = 0, to = 0]) => from < at && to > at + whole.length)
      return String(wanted.push({ whole, start, info, body, end, at, inside }))
    })
    withFences(text, (fence) => {
      const inside = isInComment(fence.at, fence.at + fence.whole.length)
      return String(found.push({ ...fence, inside }))
    })
    expect(found, JSON.stringify(text)).toEqual(wanted)
  }
})

it.each([
  ['marks without an end of the line', '`'.repeat(200_000)],
  ['fences that never close', '```x\n'.repeat(200_000)],
  ['fences of four marks that three close', '````x\n```\n'.repeat(100_000)],
  ['comments that never close', '<!--```js\n'.repeat(100_000)],
])('%s cost no more than their length', (_, text) => {
  const start = process.cpuUsage()
  withFences(text, ({ whole }) => whole)
  commentsIn(text)(0, text.length)
  const { user, system } = process.cpuUsage(start)
  expect((user + system) / 1e6).toBeLessThan(2)
})
