import { expect, test } from 'vitest'
import { keyFor, stickyOf, withKnownKeys } from '../../src/source/known-keys.ts'

test.each([
  [{ lastmod: '2020-01-01' }, 'lastmod'],
  [{ updated: '2019-01-01', lastmod: '2020-01-01' }, 'updated'],
  [{ updated: '', last_modified_at: '2020-01-01' }, 'last_modified_at'],
  [{}, 'updated'],
])('the date of change in %j stands under %s', (front, key) => {
  expect(keyFor('updated', front)).toBe(key)
})

test.each([
  [{ summary: '提要' }, { excerpt: '提要' }],
  [{ summary: '提要', excerpt: '摘要' }, {}],
  [{ featured_image: '/a.png' }, { cover: '/a.png' }],
  [{ cover: '/b.png', featuredImage: '/a.png' }, {}],
  [{ url: '/old/address/' }, { permalink: '/old/address/' }],
  [{ url: '/a/', permalink: '/b/' }, {}],
  // A link to somewhere else is no address.
  [{ url: 'https://example.com/' }, {}],
  [{ url: '//example.com/' }, {}],
  [{ summary: { a: 1 } }, {}],
])('%j gets %j', (front, added) => {
  expect(withKnownKeys(front, true)).toEqual({ ...front, ...added })
})

test.each([
  [{ sticky: 5 }, 5],
  [{ sticky: '5' }, 5],
  [{ top: true }, 1],
  [{ pinned: true }, 1],
  [{ sticky: false, weight: 2 }, 0.5],
  [{ weight: 1 }, 1],
  [{ weight: 0 }, 0],
  [{ weight: 'heavy' }, 0],
  [{ sticky: 'x' }, 0],
  [{}, 0],
])('%j stands at %d', (front, expected) => {
  expect(stickyOf(front)).toBe(expected)
})
