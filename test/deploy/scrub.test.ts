import { expect, test } from 'vitest'
import { createScrub } from '../../src/deploy/scrub.ts'

test.each([
  ['fatal: https://me:hunter2@host/x.git/ not found', 'fatal: https://host/x.git/ not found'],
  ['https://token@host/x and ssh://git@host/y', 'https://host/x and ssh://host/y'],
  ['https://me:p@ss:w@host/x', 'https://host/x'],
  ['http://a:b@c http://d:e@f', 'http://c http://f'],
  ['git@github.com:me/x.git a@b.c', 'git@github.com:me/x.git a@b.c'],
  ['the t0p-s3cret/+ one', 'the *** one'],
  ['t0p-s3cret%2F%2B', '***'],
  [`Basic ${Buffer.from('t0p-s3cret/+').toString('base64')}`, 'Basic ***'],
  ['abc is short', 'abc is short'],
  ['\u001b[31mred\u001b[0m \u0007\u009b2J\ttab\nline', 'red 2J\ttab\nline'],
])('%j', (text, expected) => {
  expect(createScrub(['t0p-s3cret/+', 'abc', ''])(text)).toBe(expected)
})

test('a secret that holds another leaves no rest', () => {
  expect(createScrub(['secret', 'secret-longer'])('secret-longer secret')).toBe('*** ***')
})

test('long input ends', () => {
  const text = 'https://'.repeat(20_000)
  expect(createScrub([])(text)).toBe(text)
})
