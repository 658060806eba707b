import { createRequire } from 'node:module'
import { expect, it } from 'vitest'
import { wordsOfEngine } from '../../src/hexo/engine-words.ts'

const require = createRequire(import.meta.url)

it.each([
  [
    'Nunjucks, which counts lines of running templates from 0',
    '(/s/a.njk)\n  Template render error: (/s/a.njk) [Line 1, Column 3]\n  Template render error: (/s/p/b.njk) [Line 2, Column 7]\n  Error: boo',
    { reason: 'boo', file: '/s/p/b.njk', line: 3, column: 8 },
  ],
  [
    'Nunjucks, of what it cannot read',
    '(/s/a.njk) [Line 4, Column 9]\n  unexpected token: }}',
    { reason: 'unexpected token: }}', file: '/s/a.njk', line: 4, column: 9 },
  ],
  [
    'Nunjucks, without a line',
    '(/s/a.njk)\n  Error: filter not found: x',
    { reason: 'filter not found: x', file: '/s/a.njk' },
  ],
  [
    'EJS, once for each template around',
    '/s/a.ejs:2\n    1| one\n >> 2| <%- x %>\n\n/s/p/b.ejs:3\n    2| two\n >> 3| <% boo() %>\n\nboo',
    { reason: 'boo', file: '/s/p/b.ejs', line: 3 },
  ],
  [
    'EJS, of what it cannot read, with advice',
    "Unexpected token '}' in /s/a.ejs while compiling ejs\n\nIf the above error is not helpful, you may want to try EJS-Lint:",
    { reason: "Unexpected token '}'", file: '/s/a.ejs' },
  ],
  [
    'Pug and Stylus, with a caret',
    'C:\\s\\a.pug:2:5\n    1| div\n  > 2|   p(\n-----------^\n\nNo closing bracket.',
    { reason: 'No closing bracket.', file: 'C:\\s\\a.pug', line: 2, column: 5 },
  ],
  ['anything else', 'Two lines,\n\nand a place: a.js:3', { reason: 'Two lines,\n\nand a place: a.js:3' }],
])('%s', (_, message, words) => {
  expect(wordsOfEngine(message)).toEqual(words)
})

it('Nunjucks itself, of a helper in the third line', () => {
  const nunjucks = require('nunjucks')
  const template = nunjucks.compile('one\ntwo\n  {{ boom() }}', new nunjucks.Environment(), '/s/a.njk')
  const boom = () => {
    throw new TypeError('boo')
  }
  expect(() => template.render({ boom })).toThrow(
    expect.toSatisfy((error: Error) => {
      expect(wordsOfEngine(error.message)).toMatchObject({ reason: 'boo', file: '/s/a.njk', line: 3 })
      return true
    }),
  )
})
