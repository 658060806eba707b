import { expect, test } from 'vitest'
import { htmlLinesOf } from '../../../src/markdown/code/lines.ts'

test.each([
  ['a', ['a']],
  ['a\n', ['a']],
  ['a\n\nb\n', ['a', '', 'b']],
  ['<span class="x">a\nb</span>\n', ['<span class="x">a</span>', '<span class="x">b</span>']],
  [
    '<span class="x">a<span class="y">b\nc</span>\nd</span>e',
    [
      '<span class="x">a<span class="y">b</span></span>',
      '<span class="x"><span class="y">c</span></span>',
      '<span class="x">d</span>e',
    ],
  ],
  ['a &lt;span&gt;\nb', ['a &lt;span&gt;', 'b']],
])('htmlLinesOf(%j)', (html, lines) => expect(htmlLinesOf(html)).toEqual(lines))
