import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readTheme } from '../../src/source/theme.ts'
import { siteOf } from '../config/site.ts'
import { worded } from '../said.ts'

const LAYOUT = { 'themes/mine/layout/index.ejs': '<%= page.title %>' }

function read(site: string, theme_config: Record<string, unknown> = {}, ignore: readonly string[] = []) {
  return readTheme(site, join(site, 'themes/mine'), { theme: 'mine', theme_config, ignore })
}

test('views, languages, options and assets of a theme', () => {
  const site = siteOf({
    ...LAYOUT,
    'themes/mine/layout/_partial/head/meta.ejs': 'meta',
    'themes/mine/layout/README.md': 'notes',
    'themes/mine/languages/zh-CN.yml': 'menu:\n  home: 首页',
    'themes/mine/languages/en.yaml': 'menu: {home: Home}',
    'themes/mine/languages/ja.json': '{"menu": {"home": "ホーム"}}',
    'themes/mine/_config.yml': 'color: blue\nmenu: {首页: /}',
    'themes/mine/source/css/style.css': 'a{}',
    'themes/mine/source/图片/a b.svg': '<svg/>',
    'themes/mine/source/css/_part.css': '',
    'themes/mine/source/_draft/x.js': '',
    'themes/mine/source/.hidden': '',
    'themes/mine/source/js/a.js~': '',
    'themes/mine/node_modules/x/layout/y.ejs': '',
    'themes/mine/scripts/x.js': '',
    'themes/mine/gulpfile.js': '',
  })
  const { theme, problems } = read(site, { color: 'red' })
  expect(problems).toEqual([])
  expect([...theme.views.keys()].sort()).toEqual(['_partial/head/meta', 'index'])
  expect(theme.views.get('index')).toMatchObject({ file: 'themes/mine/layout/index.ejs', text: '<%= page.title %>' })
  expect(Object.fromEntries(theme.languages)).toEqual({
    'zh-CN': { menu: { home: '首页' } },
    en: { menu: { home: 'Home' } },
    ja: { menu: { home: 'ホーム' } },
  })
  expect(theme.config).toEqual({ color: 'red', menu: { 首页: '/' } })
  expect(Object.fromEntries(theme.assets)).toEqual({
    'css/style.css': join(site, 'themes/mine/source/css/style.css'),
    '图片/a b.svg': join(site, 'themes/mine/source/图片/a b.svg'),
  })
})

test('what a site keeps lies over the theme, file by file, and words one by one', () => {
  const site = siteOf({
    ...LAYOUT,
    'themes/mine/layout/post.ejs': 'post',
    'themes/mine/_config.yml': 'color: blue',
    'themes/mine/languages/en.yml': 'menu: { home: Home, tags: Tags }',
    'themes/mine/source/css/style.css': 'a{}',
    'source/_theme/layout/index.ejs': 'mine',
    'source/_theme/layout/_inject/head_end.ejs': 'more',
    'source/_theme/_config.yml': 'color: red',
    'source/_theme/languages/en.yml': 'menu: { tags: Labels }',
    'source/_theme/source/css/style.css': 'b{}',
  })
  const config = { theme: 'mine', theme_config: {}, ignore: [] }
  const { theme, problems } = readTheme(site, join(site, 'themes/mine'), config, join(site, 'source/_theme'))
  expect(problems).toEqual([])
  expect(Array.from(theme.views.values(), ({ name, text }) => `${name}: ${text}`).sort()).toEqual([
    '_inject/head_end: more',
    'index: mine',
    'post: post',
  ])
  expect(theme.views.get('index')?.file).toBe('source/_theme/layout/index.ejs')
  expect(theme.languages.get('en')).toEqual({ menu: { home: 'Home', tags: 'Labels' } })
  expect(theme.config).toEqual({ color: 'blue' })
  expect(theme.assets.get('css/style.css')).toBe(join(site, 'source/_theme/source/css/style.css'))
})

test('a language file that only names another is that other', () => {
  const site = siteOf({
    ...LAYOUT,
    'themes/mine/languages/en.yml': 'home: Home',
    'themes/mine/languages/en-US.yml': 'en.yml',
    'themes/mine/languages/default.yml': 'en.yml\n',
  })
  const { theme, problems } = read(site)
  expect(problems).toEqual([])
  expect(theme.languages.get('en-US')).toEqual({ home: 'Home' })
  expect(theme.languages.get('default')).toEqual({ home: 'Home' })
})

test('what `ignore` names is left out', () => {
  const site = siteOf({
    ...LAYOUT,
    'themes/mine/layout/old/a.ejs': '',
    'themes/mine/source/a.psd': '',
    'themes/mine/source/a.js': '',
  })
  const { theme } = read(site, {}, ['**/old/**', '**/*.psd'])
  expect([[...theme.views.keys()], [...theme.assets.keys()]]).toEqual([['index'], ['a.js']])
})

test('equal text has an equal digest, other text another', () => {
  const site = siteOf({
    'themes/mine/layout/a.ejs': 'x',
    'themes/mine/layout/b.ejs': 'x',
    'themes/mine/layout/c.ejs': 'y',
  })
  const { views } = read(site).theme
  expect(views.get('a')?.digest).toBe(views.get('b')?.digest)
  expect(views.get('a')?.digest).not.toBe(views.get('c')?.digest)
})

describe('what is wrong', () => {
  test.each<[string, Record<string, string | Uint8Array>, object]>([
    [
      'a broken language file, with its line',
      { 'themes/mine/languages/zh-CN.yml': 'a: 1\nb: c: d' },
      { severity: 'error', code: 'yaml', at: { file: 'themes/mine/languages/zh-CN.yml', line: 2 } },
    ],
    [
      'a language file that holds no messages',
      { 'themes/mine/languages/en.yml': '- a' },
      { severity: 'warning', code: 'theme-yaml-type', at: { file: 'themes/mine/languages/en.yml' } },
    ],
    [
      'a broken _config.yml',
      { 'themes/mine/_config.yml': 'a: "b' },
      { severity: 'error', code: 'yaml', at: { file: 'themes/mine/_config.yml', line: 1 } },
    ],
    [
      'a view that is not UTF-8',
      { 'themes/mine/layout/post.ejs': new Uint8Array([0xb2, 0xa9]) },
      { severity: 'error', code: 'not-utf8', at: { file: 'themes/mine/layout/post.ejs' } },
    ],
    [
      'a view in another language',
      { 'themes/mine/layout/post.njk': '' },
      {
        severity: 'error',
        code: 'theme-view-language',
        params: { theme: 'themes/mine', files: ['layout/post.njk'], count: 1, plugin: undefined },
      },
    ],
    [
      'a view that a plugin reads',
      { 'themes/mine/layout/post.pug': '' },
      { severity: 'error', code: 'theme-view-language', params: { plugin: 'hexo-renderer-pug' } },
    ],
    [
      'styles that must be compiled',
      { 'themes/mine/source/css/style.styl': '', 'themes/mine/source/css/_part.styl': '' },
      {
        severity: 'warning',
        code: 'theme-style-source',
        params: { theme: 'themes/mine', files: ['source/css/style.styl'], count: 1, plugin: 'hexo-renderer-stylus' },
      },
    ],
  ])('%s', (_, files, problem) => {
    const { problems } = read(siteOf({ ...LAYOUT, ...files }))
    expect(problems).toMatchObject([problem])
  })

  test('several things are reported in one run', () => {
    const { theme, problems } = read(
      siteOf({
        ...LAYOUT,
        'themes/mine/languages/a.yml': 'a: b: c',
        'themes/mine/languages/b.yml': 'a: 1\na: 2',
        'themes/mine/languages/c.yml': 'a: 1',
      }),
    )
    expect(problems.map(({ at }) => at?.file)).toEqual(['themes/mine/languages/a.yml', 'themes/mine/languages/b.yml'])
    expect([...theme.languages.keys()]).toEqual(['c'])
  })

  test('templates in other languages are counted, and none that has an EJS twin', () => {
    const site = siteOf({
      ...LAYOUT,
      'themes/mine/layout/index.njk': '',
      ...Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [`themes/mine/layout/${name}.pug`, ''])),
    })
    const { problems } = read(site)
    expect(worded(problems)).toMatchObject([
      { message: expect.stringMatching(/4 templates .*: layout\/a\.pug, layout\/b\.pug, layout\/c\.pug and 1 more/) },
    ])
  })

  test('a theme without templates may be a submodule that was not fetched', () => {
    const site = siteOf({ 'themes/mine/.gitkeep': '' })
    expect(read(site).problems).toMatchObject([{ severity: 'error', code: 'theme-empty' }])
  })

  test('compiled styles are not told apart from others', () => {
    const { theme } = read(
      siteOf({ ...LAYOUT, 'themes/mine/source/css/a.scss': '', 'themes/mine/source/css/a.css': '' }),
    )
    expect([...theme.assets.keys()]).toEqual(['css/a.css'])
  })
})

describe('symbolic links', () => {
  test('inside the theme they are followed, out of it they are not', () => {
    const site = siteOf({ ...LAYOUT, 'secret.txt': 's', 'themes/mine/source/a.js': 'a' })
    const source = join(site, 'themes/mine/source')
    symlinkSync('a.js', join(source, 'b.js'))
    symlinkSync(join(site, 'secret.txt'), join(source, 'secret.txt'))
    symlinkSync(site, join(site, 'themes/mine/layout/all'))
    symlinkSync('nowhere', join(source, 'broken.js'))
    const { theme, problems } = read(site)
    expect([...theme.assets.keys()]).toEqual(['a.js', 'b.js'])
    expect(problems.map(({ code, at }) => [code, at?.file])).toEqual([
      ['theme-link-outside', 'themes/mine/layout/all'],
      ['theme-link-outside', 'themes/mine/source/secret.txt'],
    ])
  })

  test('a circle ends', () => {
    const site = siteOf({ ...LAYOUT, 'themes/mine/source/a.js': 'a' })
    symlinkSync('.', join(site, 'themes/mine/source/again'))
    expect([...read(site).theme.assets.keys()]).toEqual(['a.js'])
  })

  test('the theme itself may be a link, as while it is developed', () => {
    const elsewhere = siteOf({ 'layout/index.ejs': 'a', 'source/a.js': 'a' })
    const site = siteOf({ '_config.yml': '' })
    mkdirSync(join(site, 'themes'))
    symlinkSync(elsewhere, join(site, 'themes/mine'))
    const { theme, problems } = read(site)
    expect([problems, [...theme.views.keys()], [...theme.assets.keys()]]).toEqual([[], ['index'], ['a.js']])
  })
})
