import { describe, expect, test } from 'vitest'
import { settleAddresses } from '../../src/config/addresses.ts'
import { configOf, type UserConfig } from '../../src/model/config.ts'

const settle = (written: UserConfig) => settleAddresses(configOf(written))
const codes = (written: UserConfig) => settle(written).findings.map(({ key, severity, code }) => [key, severity, code])

describe('url and root', () => {
  test.each([
    [{}, 'http://example.com', '/'],
    [{ url: 'https://a.com/' }, 'https://a.com', '/'],
    [{ url: 'https://a.com/blog' }, 'https://a.com/blog', '/blog/'],
    [{ url: 'https://a.com/blog//', root: 'blog' }, 'https://a.com/blog', '/blog/'],
    [{ url: 'https://a.com/a/b', root: '/a/b' }, 'https://a.com/a/b', '/a/b/'],
    [{ url: 'https://a.com/笔记' }, 'https://a.com/笔记', '/笔记/'],
    [{ url: 'http://localhost:4000', root: '/' }, 'http://localhost:4000', '/'],
  ])('%j', (written, url, root) => {
    expect(settle(written)).toEqual({ url, root, findings: [] })
  })

  test.each(['example.com', 'ftp://a.com', '//a.com', 'https://', 'javascript:alert(1)', 'foo', '/blog'])(
    'url %s is refused',
    (url) => {
      expect(codes({ url })).toEqual([['url', 'error', 'url-invalid']])
    },
  )

  test('a url without protocol is answered with the url', () => {
    expect(settle({ url: 'example.com/blog' }).findings[0]?.params).toMatchObject({ meant: 'https://example.com/blog' })
  })

  test.each(['https://a.com', '/a?b', '/#/', '..', 'a\\b'])('root %s is refused', (root) => {
    expect(codes({ root })).toContainEqual(['root', 'error', 'root-invalid'])
  })

  test('a root that is not the path of url is doubtful', () => {
    const { findings } = settle({ url: 'https://me.github.io', root: '/blog/' })
    expect(findings).toMatchObject([
      {
        key: 'root',
        severity: 'warning',
        code: 'root-differs',
        params: { root: '/blog/', path: '/', url: 'https://me.github.io/blog' },
      },
    ])
  })
})

describe('patterns', () => {
  test.each([
    [{ permalink: '../:title/' }, 'permalink'],
    [{ permalink: 'a/..\\:title/' }, 'permalink'],
    [{ permalink: 'C:\\:title/' }, 'permalink'],
    [{ tag_dir: '../tags' }, 'tag_dir'],
    [{ category_dir: 'a/../../b' }, 'category_dir'],
    [{ archive_dir: '..' }, 'archive_dir'],
    [{ feed: { path: '../atom.xml' } }, 'feed.path'],
    [{ sitemap: { path: ['a.xml', '../b.xml'] } }, 'sitemap.path'],
    [{ search: { path: '../search.json' } }, 'search.path'],
    [{ jsonContent: { file: '../x.json' } }, 'jsonContent.file'],
    [{ index_generator: { path: '../' } }, 'index_generator.path'],
  ])('%j would leave public/', (written, key) => {
    expect(codes(written)).toEqual([[key, 'error', 'path-escapes']])
  })

  test.each([
    ':year/:month/:day/:title/',
    ':title.html',
    'posts/:abbrlink/',
    ':category/:name/',
    '/:year/:hash.html',
    'p/:id/',
    'a..b/:title/',
  ])('permalink %s is good', (permalink) => {
    expect(codes({ permalink })).toEqual([])
  })

  test.each([':year/:month/:day/', 'posts/', ':category/:lang/'])(
    'permalink %s gives posts one address',
    (permalink) => {
      expect(codes({ permalink })).toEqual([['permalink', 'warning', 'permalink-not-unique']])
    },
  )

  test('a permalink without slash or ending would be downloaded', () => {
    expect(settle({ permalink: ':year/:title' }).findings).toMatchObject([
      { code: 'permalink-no-ending', params: { permalink: ':year/:title' } },
    ])
  })
})
