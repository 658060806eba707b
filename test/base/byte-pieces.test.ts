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

it('pieces that are known by their digests are not brought in to tell whether a text changed', () => {
  let read = 0
  const piece = (text: string) => ({
    digest: digestOf(text),
    bytes: () => {
      read++
      return Buffer.from(text)
    },
  })
  const of = (...texts: readonly string[]) => digestOf([Buffer.from('<'), ...texts.map(piece)])
  expect(of('甲', '乙')).toBe(of('甲', '乙'))
  expect(of('甲', '乙')).not.toBe(of('甲', '丙'))
  expect(read).toBe(0)
  expect(textOf([Buffer.from('<'), piece('甲')])).toBe('<甲')
})
