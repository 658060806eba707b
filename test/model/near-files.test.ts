import { describe, expect, test } from 'vitest'
import type { RoutePath, SourcePath } from '../../src/base/paths.ts'
import type { Head } from '../../src/model/article.ts'
import { candidatesOf, frontPicture, mediaIn } from '../../src/model/near-files.ts'

describe('candidatesOf', () => {
  const page = '2024/a/index.html'
  test.each<[string, string | undefined, string, string[]]>([
    ['图.png', '_posts/a.md', '/', ['_posts/a/图.png', '_posts/图.png', '图.png']],
    ['./图.png', '_posts/a.md', '/', ['_posts/a/图.png', '_posts/图.png', '图.png']],
    ['a.assets/图.png', '_posts/a.md', '/', ['_posts/a/a.assets/图.png', '_posts/a.assets/图.png', 'a.assets/图.png']],
    ['..\\images\\x.png', '_posts/a.md', '/', ['_posts/images/x.png', 'images/x.png']],
    ['x.png', '_posts/2023/a.md', '/', ['_posts/2023/a/x.png', '_posts/2023/x.png', 'x.png']],
    ['x.png', 'about/index.md', '/', ['about/index/x.png', 'about/x.png', 'x.png']],
    ['/images/x.png', '_posts/a.md', '/', ['images/x.png']],
    ['/source/images/x.png', '_posts/a.md', '/', ['source/images/x.png', 'images/x.png']],
    ['/blog/images/x.png', '_posts/a.md', '/blog/', ['blog/images/x.png', 'images/x.png']],
    ['../../../x.png', '_posts/a.md', '/', []],
    ['x.png', undefined, '/', ['x.png']],
  ])('%j from %j', (path, source, root, expected) => expect(candidatesOf(path, { source, root })).toEqual(expected))

  test('a path that is right from the page’s own address', () => {
    expect(candidatesOf('../../images/x.png', { source: '_posts/a.md', page, root: '/' })).toContain('images/x.png')
    expect(candidatesOf('shots/1.png', { source: '_posts/a.md', page: 'post/a.html', root: '/' })).toContain(
      'post/shots/1.png',
    )
  })
})

describe('mediaIn', () => {
  test.each([
    ['![图](a/1.png)', ['a/1.png']],
    ['![图](<b c.PNG>) ![](..\\x.jpg)', ['b c.PNG', '../x.jpg']],
    ['<img src="a%20b.png"> ![[图 1.png|300]]', ['a b.png', '图 1.png']],
    ['cover: c.png\nphotos: [d.jpg, "e.webp"]', ['c.png', 'd.jpg', 'e.webp']],
    ['![](https://example.com/a.png) ![](//x/b.png)', ['//x/b.png']],
    ['没有图片', []],
  ])('%j', (text, expected) => expect(mediaIn(text).map((path) => path.replace(/^, /, ''))).toEqual(expected))

  test('a long text without any costs little', () => {
    const start = process.cpuUsage()
    mediaIn('a'.repeat(1_000_000))
    mediaIn('.png'.repeat(100_000))
    expect(process.cpuUsage(start).user / 1e6).toBeLessThan(5)
  })
})

describe('frontPicture', () => {
  const head = { source: '_posts/a.md' as SourcePath, route: '2024/a/index.html' as RoutePath } as Head
  const files = new Map([['_posts/a/封面.png', '2024/a/封面.png']])
  test.each([
    ['封面.png', '/2024/a/%E5%B0%81%E9%9D%A2.png'],
    ['a/封面.png?v=1', '/2024/a/%E5%B0%81%E9%9D%A2.png?v=1'],
    ['/images/c.png', '/images/c.png'],
    ['https://example.com/c.png', 'https://example.com/c.png'],
    ['#336699', '#336699'],
    ['false', 'false'],
    ['missing.png', 'missing.png'],
  ])('%j', (value, expected) => expect(frontPicture(value, head, (path) => files.get(path))).toBe(expected))
})
