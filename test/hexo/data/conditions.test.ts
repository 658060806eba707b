import { describe, expect, it, test } from 'vitest'
import { comparatorOf, conditionOf, orderOf } from '../../../src/hexo/data/conditions.ts'

/** What `find` and `sort` of Hexo's lists are asked for. */

const typeOf = (path: string) =>
  path === 'date' ? 'date' : path === 'tags' ? 'list' : path === 'title' ? 'text' : 'any'
const document = { title: '甲', sticky: 2, date: new Date(5), tags: ['a', 'b'], author: { name: 'x' } }

test.each<[query: any, expected: boolean]>([
  [{}, true],
  [{ title: '甲' }, true],
  [{ title: /^乙/ }, false],
  [{ title: /^甲/ }, true],
  [{ date: new Date(5) }, true],
  [{ tags: ['a', 'b'] }, true],
  [{ tags: { $in: ['z', 'b'] } }, true],
  [{ tags: { $all: ['a', 'z'] } }, false],
  [{ tags: { $size: 2 } }, true],
  [{ 'author.name': 'x' }, true],
  [{ author: { name: 'y' } }, false],
  [{ sticky: { $gt: 1, $lte: 2 } }, true],
  [{ missing: { $exists: false } }, true],
  [{ sticky: { $nin: [1, 2] } }, false],
  [{ $or: [{ title: '乙' }, { sticky: 2 }] }, true],
  [{ $nor: [{ title: '甲' }] }, false],
  [{ $not: { title: '甲' } }, false],
  [{ $and: [{ title: '甲' }, { sticky: 3 }] }, false],
  [
    {
      $where: function (this: any) {
        return this.sticky === 2
      },
    },
    true,
  ],
])('%j', (query, expected) => {
  expect(conditionOf(query, typeOf)(document)).toBe(expected)
})

it('an operator that does not exist is a mistake', () => {
  expect(() => conditionOf({ sticky: { $near: 1 } }, typeOf)).toThrow('$near')
})

describe('orders', () => {
  it.each<[by: any, order: any, expected: any]>([
    ['-date', undefined, [['date', true]]],
    [
      'sticky -date',
      undefined,
      [
        ['sticky', false],
        ['date', true],
      ],
    ],
    ['date', -1, [['date', true]]],
    [
      { date: 'desc', title: 1 },
      undefined,
      [
        ['date', true],
        ['title', false],
      ],
    ],
  ])('%j, %j', (by, order, expected) => {
    expect(orderOf(by, order)).toEqual(expected)
  })

  it('documents without a date come first, as in Hexo', () => {
    const all = [{ date: new Date(2) }, {}, { date: new Date(1) }]
    const sorted = all.sort(comparatorOf(orderOf('date'), typeOf))
    expect(sorted.map(({ date }) => date?.getTime())).toEqual([undefined, 1, 2])
  })
})
