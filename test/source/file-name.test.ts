import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fileNameOf, readFileName } from '../../src/source/file-name.ts'
import { runs } from '../fuzz.ts'

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

it('reads back what it names', () => {
  const config = { new_post_name: ':year-:month-:day-:title.md', permalink_defaults: {}, timezone: 'Asia/Shanghai' }
  const slug = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/[/.\n\r\u2028\u2029]/.test(text))
  const date = fc.date({ min: new Date('1970-01-02'), max: new Date('2100-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(slug, date, (slug, date) => {
      const name = fileNameOf({ slug, date, front: {} }, config)
      expect(readFileName(name, config.new_post_name)).toMatchObject({ slug, date: name.slice(0, 10) })
    }),
    runs(),
  )
})
