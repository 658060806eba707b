import { expect, it } from 'vitest'
import { textOf } from '../../src/base/byte-pieces.ts'
import { digestOf } from '../../src/base/digest.ts'

it('a long text in pieces is the same text, with the same digest, however often it is walked over', () => {
  const texts = Array.from({ length: 700 }, (_, number) => `${number} 残差😀`.repeat(20))
  const pieces = {
    *[Symbol.iterator]() {
      for (const text of texts) yield Buffer.from(text)
    },
  }
  for (let time = 0; time < 2; time++) {
    expect(textOf(pieces) === texts.join('')).toBe(true)
    expect(digestOf(pieces)).toBe(digestOf(texts.join('')))
  }
})

it('a text in one piece is itself', () => {
  expect([textOf([]), textOf('甲'), textOf(Buffer.from('乙'))]).toEqual(['', '甲', '乙'])
})
