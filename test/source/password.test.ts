import { expect, test } from 'vitest'
import { splitFrontMatter } from '../../src/source/front-matter.ts'
import { passwordOf, withoutPassword } from '../../src/source/password.ts'
import { configOf } from '../scaffold/site.ts'

const config = configOf({ encrypt: { tags: [{ name: '日记', password: 2024 }] } })
const passwordIn = (front: string, tags: readonly string[] = []) =>
  passwordOf(splitFrontMatter(`---\n${front}\n---\n`, 'a.md'), tags, config)

test.each([
  ['password: abc123', [], 'abc123'],
  ['password: 007', [], '007'],
  ['password: 1.10', [], '1.10'],
  ['password: " a "', [], ' a '],
  ['title: a', ['日记'], '2024'],
  ['password: own', ['日记'], 'own'],
  // The author opens what the tag would lock.
  ['password: ""', ['日记'], undefined],
  ['title: a', ['随笔'], undefined],
  ['password:', [], undefined],
  ['encrypt: false', [], undefined],
  // Locked, but with what?
  ['encrypt: true', [], ''],
  ['password: [a]', [], ''],
  ['password: true', [], ''],
])('%j with tags %j is locked with %j', (front, tags, expected) => {
  expect(passwordIn(front, tags)).toBe(expected)
})

test('front matter without its password keeps the rest', () => {
  expect(withoutPassword({ title: 'a', password: 'x' })).toEqual({ title: 'a' })
  const front = { title: 'a' }
  expect(withoutPassword(front)).toBe(front)
})
