import { expect, it } from 'vitest'
import { orderBy } from '../../src/generate/order.ts'
import { post } from './fixture.ts'

const heads = [
  post('a', { title: 'b', front: { rank: 2, meta: { weight: 1 } } }),
  post('b', { title: 'b', front: { rank: 10 } }),
  post('c', { title: 'a', updated: new Date('2030-01-01') }),
]

it.each([
  ['-date', 'abc'],
  ['title', 'cab'],
  ['-title', 'abc'],
  ['title -rank', 'cba'],
  ['rank', 'abc'],
  ['-updated', 'cab'],
  ['meta.weight -title', 'abc'],
  ['meta.weight.x title', 'cab'],
  ['', 'abc'],
])('%j gives %s', (order, expected) => {
  expect(
    orderBy(heads, order)
      .map(({ slug }) => slug)
      .join(''),
  ).toBe(expected)
})

it('a post without the key stays where it is, as in Hexo', () => {
  const posts = [post('x', { front: { rank: 2 } }), post('y'), post('z', { front: { rank: 1 } })]
  expect(orderBy(posts, 'rank').map(({ slug }) => slug)).toEqual(['x', 'y', 'z'])
})
