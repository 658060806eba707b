import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEncoder, decodeUtf8 } from '../../src/base/utf8.ts'

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 600 }),
  fc.string({ unit: 'binary', maxLength: 600 }),
  fc.constantFrom('', '\ufeff有标记', 'a'.repeat(5000), '汉'.repeat(5000), `${'a'.repeat(300)}é`, '😀'.repeat(300)),
)

describe('decodeUtf8', () => {
  it('gives what Node gives, short or long, whatever the letters', () => {
    fc.assert(
      fc.property(text, fc.nat(3), (written, offset) => {
        const bytes = Buffer.concat([Buffer.alloc(offset, 'x'), Buffer.from(written)]).subarray(offset)
        expect(decodeUtf8(bytes)).toBe(bytes.toString('utf8'))
      }),
    )
  })
})

describe('createEncoder', () => {
  it('gives the bytes of each text, and their lengths, call after call', () => {
    const encode = createEncoder()
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), (texts) => {
        const { bytes, lengths } = encode(texts)
        expect(lengths).toEqual(texts.map((one) => Buffer.byteLength(one)))
        expect(Buffer.from(bytes).equals(Buffer.concat(texts.map((one) => Buffer.from(one))))).toBe(true)
      }),
    )
  })

  it('encodes what is larger than the memory that it keeps', () => {
    const large = '大'.repeat(2_000_000)
    const { bytes, lengths } = createEncoder()([large, 'b'])
    expect(lengths).toEqual([6_000_000, 1])
    expect(Buffer.from(bytes).toString('utf8')).toBe(`${large}b`)
  })
})
