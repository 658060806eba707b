import { expect, it } from 'vitest'
import { createLru } from '../../src/base/lru.ts'

it('of too many entries the one that was used longest ago goes first', () => {
  const lru = createLru<string, number>(2)
  lru.set('a', 1)
  lru.set('b', 2)
  expect(lru.get('a')).toBe(1)
  lru.set('c', 3)
  expect(['a', 'b', 'c'].map(lru.get)).toEqual([1, undefined, 3])
})

it('an entry that is set again has the new value, and counts as used', () => {
  const lru = createLru<string, number>(2)
  lru.set('a', 1)
  lru.set('b', 2)
  lru.set('a', 9)
  lru.set('c', 3)
  expect(['a', 'b', 'c'].map(lru.get)).toEqual([9, undefined, 3])
})

it('nothing is left of a map that was cleared', () => {
  const lru = createLru<string, number>(2)
  lru.set('a', 1)
  lru.clear()
  expect(lru.get('a')).toBe(undefined)
})
