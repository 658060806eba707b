import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { bytesOf, Router } from '../../src/hexo/router.ts'

/** Addresses and what stands there. */

test.each([
  ['', 'index.html'],
  ['/a/', 'a/index.html'],
  ['a\\b.css?v=1', 'a/b.css'],
])('%j is %j', (path, expected) => {
  expect(new Router().format(path)).toBe(expected)
})

test.each<[string, any, string]>([
  ['a text', 'x', 'x'],
  ['an object', { a: 1 }, '{"a":1}'],
  ['a function', () => 'y', 'y'],
  ['a promise', async () => 'z', 'z'],
  ['a stream', () => Readable.from(['a', 'b']), 'ab'],
  ['nothing', () => undefined, ''],
])('%s is read as bytes', async (_, data, expected) => {
  expect(String(await bytesOf(data))).toBe(expected)
})

test('scripts read a route as a stream, replace and remove it', async () => {
  const router = new Router()
  router.set('a/', 'x').set('b.txt', { data: 'y', modified: false })
  const chunks: string[] = []
  for await (const chunk of router.get('a/')) chunks.push(String(chunk))
  expect(chunks.join('')).toBe('x')
  expect(router.isModified('b.txt')).toBe(false)
  router.remove('a/')
  expect(router.list()).toEqual(['b.txt'])
})
