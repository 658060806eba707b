import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { routePath } from '../../src/base/paths.ts'
import { BlogError } from '../../src/base/problem.ts'
import { pagePathOf, permalinkOf } from '../../src/source/permalink.ts'
import { runs } from '../fuzz.ts'
import { advised, thrownBy } from '../said.ts'

const config = {
  permalink_pinyin: { enable: false, separator: '-' as const },
  permalink: ':year/:month/:day/:title/',
  permalink_defaults: {},
  post_asset_folder: false,
  default_category: 'uncategorized',
  category_map: { 数学: 'math' },
  filename_case: 0 as const,
  timezone: 'Asia/Shanghai',
}
const post = {
  slug: '2023/你好',
  title: 'Hello, World!',
  date: new Date('2018-03-30T16:30:05Z'),
  categories: [['技术'], ['技术', '数学']],
  front: { author: '李白' },
}

describe('permalinkOf', () => {
  it.each([
    [':year/:month/:day/:title/', '2018/03/31/2023/你好/'],
    [':i_month-:i_day/:name.html', '3-31/你好.html'],
    [':hour:minute:second', '003005'],
    [':category/:post_title/', '技术/math/hello-world/'],
    ['/:author/:timestamp/', '李白/1522427405/'],
  ])('fills %j', (permalink, expected) => {
    expect(permalinkOf(post, { ...config, permalink })).toBe(expected)
  })

  it.each([
    [':year/:title/', '-', '2018/2023/can-cha-wang-luo-v2/'],
    [':name.html', '_', 'can_cha_wang_luo_v2.html'],
    [':title/', '', '2023/canchawangluov2/'],
  ] as const)('spells %j in pinyin with %j', (permalink, separator, expected) => {
    const pinyin = { ...config, permalink, permalink_pinyin: { enable: true, separator } }
    expect(permalinkOf({ ...post, slug: '2023/残差网络 V2' }, pinyin)).toBe(expected)
    // What an author writes is left alone.
    expect(permalinkOf({ ...post, front: { permalink: '你好/' } }, pinyin)).toBe('你好/')
  })

  it('takes a default that names a variable for that variable', () => {
    const permalink_defaults = { code: ':timestamp', other: ':no', own: 'x' }
    const path = permalinkOf(post, { ...config, permalink: ':code/:other/:own', permalink_defaults })
    expect(path).toBe('1522427405/:no/x')
  })

  it('puts the short code where a part is missing, and says which', () => {
    const lacking: string[] = []
    const path = permalinkOf(post, { ...config, permalink: ':abbrlink/' }, (name) => lacking.push(name))
    expect([path, lacking]).toEqual([permalinkOf(post, { ...config, permalink: ':hash/' }), ['abbrlink']])
    expect(() => permalinkOf(post, { ...config, permalink: ':lang/' }, () => {})).toThrow(/^permalink-variable/)
  })

  it('says which variable is missing', () => {
    expect(() => permalinkOf(post, { ...config, permalink: ':lang/:title/' })).toThrow(/^permalink-variable .*"lang"/)
  })
})

it.each([
  [':abbrlink/', /^hexo-abbrlink writes "abbrlink"/],
  [':uuid.html', /^hexo-uuid writes/],
  [':lang/:title/', /^Add "lang" to the front matter/],
])('what is missing for %j names the plugin that gives it', (permalink, advice) => {
  expect(advised(thrownBy(() => permalinkOf(post, { ...config, permalink })))).toMatch(advice)
})

describe('pagePathOf', () => {
  it.each([
    ['about/index.md', undefined, 'about/index.html'],
    ['a.b.md', undefined, 'a.b.html'],
    ['x.md', '/about', 'about.html'],
    ['x.md', 'about/', 'about/index.html'],
    ['x.md', 'about.htm', 'about.htm'],
  ])('%j with permalink %j is at %j', (source, permalink, expected) => {
    expect(pagePathOf(source, permalink)).toBe(expected)
  })
})

it('no title, slug, category or permalink leads out of public/', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('..', '../x', '..\\x', '/etc', 'C:\\x', './', '\0'),
  )
  fc.assert(
    fc.property(text, text, text, fc.option(text, { nil: undefined }), (slug, title, category, permalink) => {
      const parts = { ...post, slug, title, categories: [[category]], front: { permalink, layout: title } }
      try {
        const route = routePath(permalinkOf(parts, { ...config, permalink: ':category/:layout/:post_title/:title' }))
        expect(route.split('/')).not.toContain('..')
        expect(route).not.toMatch(/^\/|\\|\/\/|^$/)
      } catch (error) {
        if (!(error instanceof BlogError)) throw error
      }
    }),
    runs(),
  )
})
