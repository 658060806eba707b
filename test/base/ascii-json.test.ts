import { isAscii } from 'node:buffer'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { asciiJson } from '../../src/base/ascii-json.ts'

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
