import { describe, expect, it } from 'vitest'
import { routePath } from '../../src/base/paths.ts'

describe('routePath', () => {
  it.each([
    ['', 'index.html'],
    ['tags/数学/', 'tags/数学/index.html'],
    ['a\\b/c.html', 'a/b/c.html'],
    ['/a//./b', 'a/b'],
    ['e\u0301/', '\u00e9/index.html'],
  ])('makes %j into %j', (path, expected) => {
    expect(routePath(path)).toBe(expected)
  })

  it.each([['../a'], ['a/../../b'], ['a\\..\\b'], ['C:\\x'], ['a\0b'], ['x'.repeat(201)], ['x/'.repeat(450)]])(
    'refuses %j',
    (path) => {
      expect(() => routePath(path)).toThrow(/The path/)
    },
  )
})
