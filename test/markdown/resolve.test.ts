import { expect, test } from 'vitest'
import { isLocal } from '../../src/markdown/resolve.ts'

test.each([
  ['a.md', true],
  ['/a', true],
  ['../a', true],
  ['https://a.com', false],
  ['//a.com', false],
  ['#a', false],
  ['?a', false],
  ['mailto:a@b.c', false],
  ['', false],
])('isLocal(%j)', (href, expected) => expect(isLocal(href)).toBe(expected))
