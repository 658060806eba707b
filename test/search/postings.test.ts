import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodePostings, encodePostings } from '../../src/search/postings.ts'
import { runs } from '../fuzz.ts'

it('gives back what was written', () => {
  const values = fc.uniqueArray(fc.tuple(fc.nat(100_000), fc.nat(3)), { selector: ([article]) => article })
  fc.assert(
    fc.property(values, (pairs) => {
      const sorted = pairs.toSorted(([a], [b]) => a - b)
      const text = encodePostings(sorted.map(([article, level]) => article * 4 + level))
      expect([...decodePostings(text)]).toEqual(sorted)
      expect(text).toMatch(/^[\w-]*$/)
    }),
    runs(),
  )
})

it('takes a letter for a neighbour and two for one not far', () => {
  expect(encodePostings([0, 4, 8])).toHaveLength(3)
  expect(encodePostings([4 * 200])).toHaveLength(2)
  expect(decodePostings('')).toEqual(new Map())
})
