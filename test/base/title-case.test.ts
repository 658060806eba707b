import { expect, test } from 'vitest'
import { titleCase } from '../../src/base/title-case.ts'

test.each([
  ['attention is all you need', 'Attention Is All You Need'],
  ['a tale of two cities: the end of it', 'A Tale of Two Cities: The End of It'],
  ['pyTorch 入门: an introduction', 'pyTorch 入门: An Introduction'],
  ['反向传播', '反向传播'],
  ['', ''],
])('%s → %s', (title, expected) => {
  expect(titleCase(title)).toBe(expected)
})
