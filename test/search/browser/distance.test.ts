import { expect, it } from 'vitest'
import { isOneTypo } from '../../../src/search/browser/distance.ts'

it.each([
  ['trainig', 'training', true],
  ['trainning', 'training', true],
  ['traininq', 'training', true],
  ['trianing', 'training', true],
  ['training', 'training', false],
  ['trainin', 'trainings', false],
  ['rtaining', 'trainign', false],
  ['', 'a', true],
  ['abcd', 'badc', false],
])('%s for %s: %s', (typed, meant, is) => {
  expect(isOneTypo(typed, meant)).toBe(is)
  expect(isOneTypo(meant, typed)).toBe(is)
})
