import { isAscii } from 'node:buffer'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { asciiJson, asciiJsonPieces } from '../../src/base/ascii-json.ts'

it('says the same in ASCII alone', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('中文', '😀', '\u2028', '\ud800', 'a\u007f\u0080'),
  )
  fc.assert(
    fc.property(fc.dictionary(texts, fc.array(texts)), (value) => {
      const json = asciiJson(value)
      expect(isAscii(Buffer.from(json))).toBe(true)
      expect(JSON.stringify(JSON.parse(json))).toBe(JSON.stringify(value))
    }),
  )
})

it.each([0, 1, 512, 513, 1200])('says it in pieces, with %i in a list', (count) => {
  const seen: string[] = []
  function* list() {
    for (let at = 0; at < count; at++) {
      seen.push(`第 ${at}`)
      yield [at, '中文', undefined]
    }
  }
  const pieces = [...asciiJsonPieces({ id: '甲', of: { none: {}, left: undefined, list: list() }, seen })]
  const expected = {
    id: '甲',
    of: { none: {}, list: Array.from({ length: count }, (_, at) => [at, '中文', null]) },
    seen,
  }
  expect(JSON.parse(pieces.join(''))).toEqual(expected)
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(512 * 40)
})
