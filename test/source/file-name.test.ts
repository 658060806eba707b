import { expect, it } from 'vitest'
import { fileNameOf, readFileName } from '../../src/source/file-name.ts'

it.each([
  ['你好 (1).md', ':title.md', { slug: '你好 (1)', values: {} }],
  ['2023/nested.dir.md', ':title.md', { slug: '2023/nested.dir', values: {} }],
  ['2018-03-31-你好.md', ':year-:month-:day-:title.md', { slug: '你好', date: '2018-03-31', values: {} }],
  ['2018-03-31-你好.md', ':title.md', { slug: '2018-03-31-你好', values: {} }],
  ['不合/规则.md', ':year-:month-:day-:title.md', { slug: '不合-规则', values: {} }],
  ['zh/你好.md', ':lang/:title.md', { slug: '你好', values: { lang: 'zh' } }],
])('reads %j by %j', (path, pattern, expected) => {
  expect(readFileName(path, pattern)).toEqual(expected)
})

it('names new posts', () => {
  const config = { new_post_name: ':year-:month-:day-:title.md', permalink_defaults: {}, timezone: 'Asia/Shanghai' }
  expect(fileNameOf({ slug: '你好', date: new Date('2018-03-30T16:30:05Z'), front: {} }, config)).toBe(
    '2018-03-31-你好.md',
  )
})
