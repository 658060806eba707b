import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Edits } from '../../../src/markdown/math/edits.ts'
import { runs } from '../../fuzz.ts'

test('nothing to change', () => {
  const { text, sourceOf } = new Edits().applyTo('abc')
  expect(text).toBe('abc')
  expect(sourceOf(2)).toBe(2)
})

test('places lead back to the source', () => {
  const edits = new Edits()
  edits.replace(4, 4, 'IN')
  edits.replace(0, 2, 'longer')
  const { text, sourceOf } = edits.applyTo('abcdef')
  expect(text).toBe('longercdINef')
  expect(sourceOf(3)).toBe(0)
  expect(sourceOf(text.indexOf('c'))).toBe(2)
  expect(sourceOf(text.indexOf('IN'))).toBe(4)
  expect(sourceOf(text.indexOf('f'))).toBe(5)
  expect(sourceOf(text.length)).toBe(6)
})

test('an overlapping change is dropped', () => {
  const edits = new Edits()
  edits.replace(0, 3, 'x')
  edits.replace(1, 2, 'y')
  expect(edits.applyTo('abcd').text).toBe('xd')
})

test('whatever is deleted, what stays keeps its place', () => {
  const range = fc.tuple(fc.nat(20), fc.nat(3))
  fc.assert(
    fc.property(fc.uniqueArray(range, { maxLength: 5 }), (ranges) => {
      const source = 'abcdefghijklmnopqrstuvwxyz'
      const edits = new Edits()
      for (const [start, length] of ranges) edits.replace(start, start + length, '')
      const { text, sourceOf } = edits.applyTo(source)
      for (let i = 0; i < text.length; i++) expect(source[sourceOf(i)]).toBe(text[i])
    }),
    runs(),
  )
})
