import { expect, test } from 'vitest'
import { deepMerge, deepReplace } from '../../src/base/merge.ts'

// The expected values of the lists are what hexo-util 3 gives.
test.each([
  [
    { a: 1, b: 2 },
    { b: 3, c: 4 },
    { a: 1, b: 3, c: 4 },
  ],
  [{ g: { a: 1, b: 2 } }, { g: { b: 3 } }, { g: { a: 1, b: 3 } }],
  [{ g: { a: 1 } }, { g: null }, { g: null }],
  [{ g: 1 }, { g: { a: 1 } }, { g: { a: 1 } }],
  [{ l: ['a', 'b'] }, { l: ['c', 'b'] }, { l: ['a', 'b', 'c'] }],
  [{ l: ['a'] }, { l: ['a', 'c'] }, { l: ['a', 'c'] }],
  [{ l: [{ a: 1 }] }, { l: [{ b: 2 }, 'x'] }, { l: [{ a: 1, b: 2 }, 'x'] }],
  [{ l: ['a', 'b'] }, { l: ['c', 'd', 'e', 'a'] }, { l: ['a', 'b', 'c', 'd', 'e'] }],
  [{ l: ['x'] }, { l: [{ a: 1 }] }, { l: [{ a: 1 }] }],
  [{ l: [[1]] }, { l: [[2]] }, { l: [[1, 2]] }],
  [{ l: ['a'] }, { l: 'b' }, { l: 'b' }],
  [{ l: ['a'] }, { l: [] }, { l: ['a'] }],
])('%j under %j', (below, above, merged) => {
  const before = JSON.stringify([below, above])
  expect(deepMerge(below, above)).toEqual(merged)
  expect(JSON.stringify([below, above])).toBe(before)
})

test('lists can take each other’s place', () => {
  const below = { a: [1, 2], b: { c: [1], d: 1 } }
  expect(deepReplace(below, { a: [3], b: { c: ['x'] } })).toEqual({ a: [3], b: { c: ['x'], d: 1 } })
  expect(below).toEqual({ a: [1, 2], b: { c: [1], d: 1 } })
})
