import fc from 'fast-check'
import { expect, it } from 'vitest'
import { slugize } from '../../src/base/slug.ts'
import { placeOf } from '../../src/scaffold/place.ts'
import { readFileName } from '../../src/source/file-name.ts'
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

it('a file name that `blog new` gives says the slug and the date that it was given', () => {
  const config = {
    new_post_name: ':year-:month-:day-:title.md',
    permalink_defaults: {},
    timezone: 'Asia/Shanghai',
    filename_case: 0 as const,
  }
  const slug = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    .map((title) => slugize(title))
    .filter((text) => text !== '')
  const date = fc.date({ min: new Date('1970-01-02'), max: new Date('2100-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(slug, date, (slug, date) => {
      const name = placeOf({ folder: 'post', title: slug, slug, date }, config).slice('_posts/'.length)
      expect(readFileName(name, config.new_post_name)).toMatchObject({ slug, date: name.slice(0, 10) })
    }),
    runs(),
  )
})
