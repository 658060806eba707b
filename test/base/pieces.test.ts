import { expect, it } from 'vitest'
import { digestOf } from '../../src/base/digest.ts'
import { piecesOf, textOf } from '../../src/base/pieces.ts'

it('a long text in pieces is the same text, with the same digest', () => {
  const texts = Array.from({ length: 700 }, (_, number) => `${number} 残差😀`.repeat(200))
  const pieces = piecesOf(texts)
  expect(pieces.length).toBeGreaterThan(1)
  expect(textOf(pieces) === texts.join('')).toBe(true)
  expect(digestOf(pieces)).toBe(digestOf(texts.join('')))
})

it('no text is empty', () => {
  expect([textOf(piecesOf([])), textOf('甲')]).toEqual(['', '甲'])
})
