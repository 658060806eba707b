import { describe, expect, test } from 'vitest'
import { candidatesOf, isLocal } from '../../src/markdown/resolve.ts'

describe('candidatesOf', () => {
  test.each([
    ['图.png', '_posts/a.md', '/', ['_posts/a/图.png', '_posts/图.png']],
    ['./图.png', '_posts/a.md', '/', ['_posts/a/图.png', '_posts/图.png']],
    ['a/图.png', '_posts/a.md', '/', ['_posts/a/a/图.png', '_posts/a/图.png']],
    ['../images/x.png', '_posts/a.md', '/', ['_posts/images/x.png', 'images/x.png']],
    ['x.png', '_posts/2023/a.md', '/', ['_posts/2023/a/x.png', '_posts/2023/x.png']],
    ['x.png', 'about/index.md', '/', ['about/index/x.png', 'about/x.png']],
    ['/images/x.png', '_posts/a.md', '/', ['images/x.png']],
    ['/blog/images/x.png', '_posts/a.md', '/blog/', ['blog/images/x.png', 'images/x.png']],
    ['../../../x.png', '_posts/a.md', '/', []],
    ['x.png', undefined, '/', ['x.png']],
    ['', '_posts/a.md', '/', ['_posts/a', '_posts']],
  ])('%j from %j', (path, source, root, expected) => expect(candidatesOf(path, source, { root })).toEqual(expected))
})

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
