import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config/read.ts'
import { worded } from '../said.ts'
import { siteOf } from './site.ts'

const lines = (problems: readonly { code: string; at?: { file: string; line?: number } }[]) =>
  problems.map(({ code, at }) => `${code} ${at?.file}:${at?.line}`)

describe('the files', () => {
  test.each(['_config.yml', '_config.yaml'])('%s is read', async (name) => {
    const { config, problems } = await readConfig(siteOf({ [name]: 'title: 甲' }))
    expect([config.title, problems]).toEqual(['甲', []])
  })

  test('_config.json is read, with places', async () => {
    const site = siteOf({ '_config.json': '{\n\t"title": "甲",\n\t"future": 7\n}' })
    const { config, problems } = await readConfig(site)
    expect(config.title).toBe('甲')
    expect(problems).toMatchObject([{ code: 'config-type', at: { file: '_config.json', line: 3, column: 2 } }])
  })

  test('hanmo.config.ts lies on top of _config.yml', async () => {
    const site = siteOf({
      '_config.yml': 'title: 甲\nauthor: 乙',
      'hanmo.config.ts': 'const title: string = "丙"\nexport default { title }',
    })
    const { config } = await readConfig(site)
    expect([config.title, config.author]).toEqual(['丙', '乙'])
  })

  test('of two config files with the same name, the one that is not read is reported', async () => {
    const { config, problems } = await readConfig(
      siteOf({ '_config.yml': 'title: 甲', '_config.json': '{"title": "乙"}' }),
    )
    expect(config.title).toBe('甲')
    expect(problems).toMatchObject([{ severity: 'warning', code: 'config-shadowed', at: { file: '_config.json' } }])
  })

  test('a folder with only source/ is a site with defaults, which is said', async () => {
    const { config, problems } = await readConfig(siteOf({ 'source/_posts/a.md': 'a' }))
    expect(config.per_page).toBe(10)
    expect(problems).toMatchObject([{ severity: 'warning', code: 'config-missing' }])
  })

  test('any other folder is no site', async () => {
    const { problems } = await readConfig(siteOf({ 'notes.md': 'a' }))
    expect(problems).toMatchObject([{ severity: 'error', code: 'site-missing' }])
  })

  test('an empty file is a config', async () => {
    expect((await readConfig(siteOf({ '_config.yml': '# nothing yet\n' }))).problems).toEqual([])
  })
})

describe('--config', () => {
  const files = {
    '_config.yml': 'title: 甲\nfeed: {limit: 5, type: rss2}\nskip_render: [a]',
    'prod.yml': 'feed: {limit: 9}\nskip_render: [a, b]',
  }

  test('later files win, key by key; lists are joined', async () => {
    const { config } = await readConfig(siteOf(files), { configFiles: ['_config.yml', 'prod.yml'] })
    expect(config).toMatchObject({ title: '甲', feed: { limit: 9, type: ['rss2'] }, skip_render: ['a', 'b'] })
  })

  test.each([
    ['search:\n  path: search.xml', 'xml'],
    ['search:\n  path: local-search.json', 'json'],
    ['search:\n  path: search.xml\n  engine: builtin', 'builtin'],
    ['search:\n  field: post', 'builtin'],
  ])('%j searches with %s', async (written, engine) => {
    expect((await readConfig(siteOf({ '_config.yml': written }))).config.search.engine).toBe(engine)
  })

  test('only the named files are read', async () => {
    expect((await readConfig(siteOf(files), { configFiles: ['prod.yml'] })).config.title).toBe('翰墨')
  })

  test('absolute paths are taken', async () => {
    const site = siteOf(files)
    const other = siteOf({ 'x.yml': 'title: 乙' })
    expect((await readConfig(site, { configFiles: [join(other, 'x.yml')] })).config.title).toBe('乙')
  })

  test('a file that does not exist is an error with a suggestion', async () => {
    const { problems } = await readConfig(siteOf(files), { configFiles: ['prdo.yml'] })
    expect(problems).toMatchObject([{ severity: 'error', code: 'config-file-missing', params: { near: 'prod.yml' } }])
  })

  test('the command line has the last word', async () => {
    const { config } = await readConfig(siteOf({ '_config.yml': 'render_drafts: false\nfuture: true' }), {
      overrides: { render_drafts: true, future: false },
    })
    expect([config.render_drafts, config.future]).toEqual([true, false])
  })
})

describe('the theme’s options', () => {
  test('theme_config lies over _config.THEME.yml, and the config shows both', async () => {
    const site = siteOf({
      '_config.yml': 'theme: mine\ntheme_config:\n  color: red',
      '_config.mine.yml': 'color: blue\nmenu:\n  首页: /',
    })
    expect((await readConfig(site)).config.theme_config).toEqual({ color: 'red', menu: { 首页: '/' } })
  })

  test('what themes have in other forms is a text here, and no error', async () => {
    const site = siteOf({
      '_config.yml': 'subtitle: [一行, 两行]\ndescription: 2017\nauthor:\n  name: 甲\n  avatar: /a.png',
    })
    const { config, problems } = await readConfig(site)
    expect([config.subtitle, config.description, config.author]).toEqual(['一行, 两行', '2017', '甲'])
    expect(problems).toEqual([])
    const plugin = await readConfig(siteOf({ '_config.yml': 'jsonContent:\n  meta: true\n  keywords: true' }))
    expect(plugin.problems).toEqual([])
    const wrong = await readConfig(siteOf({ '_config.yml': 'author:\n  avatar: /a.png' }))
    expect(lines(wrong.problems)).toEqual(['config-type _config.yml:1'])
  })

  test('a broken _config.THEME.yml is reported with its line', async () => {
    const site = siteOf({ '_config.yml': 'theme: mine', '_config.mine.yml': 'a: 1\nb: c: d' })
    expect(lines((await readConfig(site)).problems)).toEqual(['yaml _config.mine.yml:2'])
  })
})

describe('bad input', () => {
  test('everything wrong is reported at once, each at its line, and defaults apply', async () => {
    const site = siteOf({
      '_config.yml': `title: [a]
per_pagee: 5
url: www.example.com
timezone: Asia/Beijing
feed:
  limit: many
  typ: atom
public_dir: .
permalink: ../:title/
language: [zh-CN, {a: 1}]
`,
    })
    const { config, problems, folders } = await readConfig(site)
    expect(lines(problems)).toEqual([
      'config-type _config.yml:1',
      'config-unknown-key _config.yml:2',
      'url-invalid _config.yml:3',
      'timezone-unknown _config.yml:4',
      'config-type _config.yml:6',
      'config-unknown-key _config.yml:7',
      'public-dir-refused _config.yml:8',
      'path-escapes _config.yml:9',
      'config-type _config.yml:10',
    ])
    expect(config).toMatchObject({ title: '翰墨', timezone: 'UTC', url: 'http://example.com', feed: { limit: 20 } })
    expect(folders.public).toBe(join(site, 'public'))
    for (const problem of worded(problems)) {
      expect(problem.message).toMatch(/^\S.*\.$/s)
      expect(problem.hint).toBeTruthy()
      expect(problem.frame).toMatch(new RegExp(`^> +${problem.at?.line} `, 'm'))
    }
  })

  test('a type error names the key, what it must be and what it is', async () => {
    const { problems } = await readConfig(siteOf({ '_config.yml': 'feed:\n  limit: ten\nfuture: maybe\n' }))
    expect(worded(problems)).toMatchObject([
      {
        message: 'feed.limit must be a whole number, 0 or more, but is the text "ten".',
        at: { line: 2, column: 3 },
      },
      {
        message: 'future must be true or false, but is the text "maybe".',
        at: { line: 3 },
      },
    ])
  })

  test.each([
    [
      'markdown: { breaks: sometimes }',
      'markdown.breaks must be one of true, false, "auto", but is the text "sometimes".',
    ],
    [
      'math: { inline_double_dollar: 1 }',
      'math.inline_double_dollar must be one of true, false, "auto", "between", but is the number 1.',
    ],
    [
      'images: { widths: "480,800" }',
      'images.widths must be a list of whole numbers, as in [480, 800], but is the text "480,800".',
    ],
    ['images: { widths: [a] }', 'images.widths[1] must be a whole number, 1 or more, but is the text "a".'],
    ['images: { widths: [0] }', 'images.widths[1] must be a whole number, 1 or more, but is the number 0.'],
    ['images: { widths: 0 }', 'images.widths[1] must be a whole number, 1 or more, but is the number 0.'],
    ['images: { quality: 101 }', 'images.quality must be a whole number from 1 to 100, but is the number 101.'],
  ])('%s is a type error: %s', async (text, message) => {
    const { problems } = await readConfig(siteOf({ '_config.yml': `${text}\n` }))
    expect(worded(problems).map((problem) => problem.message)).toEqual([message])
  })

  test('a time zone without a value is the machine’s and reported; without the key it is UTC, silently', async () => {
    const empty = await readConfig(siteOf({ '_config.yml': "title: 甲\ntimezone: ''" }))
    expect(lines(empty.problems)).toEqual(['timezone-empty _config.yml:2'])
    expect((await readConfig(siteOf({ '_config.yml': 'timezone:' }))).problems.map(({ code }) => code)).toEqual([
      'timezone-empty',
    ])
    const without = await readConfig(siteOf({ '_config.yml': 'title: 甲' }))
    expect([without.config.timezone, without.problems]).toEqual(['UTC', []])
  })

  test('numbers in quotes and words for yes and no are what they say', async () => {
    const { config, problems } = await readConfig(
      siteOf({
        '_config.yml': 'per_page: "7"\nfuture: no\nrender_drafts: "true"\nmeta_generator: ""\nupdated_option: false\n',
      }),
    )
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
    const { per_page, future, render_drafts, meta_generator, updated_option } = config
    expect([per_page, future, render_drafts, meta_generator, updated_option]).toEqual([7, false, true, false, 'mtime'])
  })

  test('with several files, the place is in the file that wins', async () => {
    const site = siteOf({ 'a.yml': 'per_page: 1', 'b.yml': '\nper_page: x' })
    expect(lines((await readConfig(site, { configFiles: ['a.yml', 'b.yml'] })).problems)).toEqual([
      'config-type b.yml:2',
    ])
  })

  test('broken YAML is one message, and nothing follows from it', async () => {
    const { problems } = await readConfig(siteOf({ '_config.yml': 'title: a: b\nper_page: x' }))
    expect(lines(problems)).toEqual(['yaml _config.yml:1'])
  })

  test('a list is no config', async () => {
    expect(lines((await readConfig(siteOf({ '_config.yml': '- a\n- b' }))).problems)).toEqual([
      'config-type _config.yml:1',
    ])
  })

  test('a file in GBK is refused', async () => {
    const site = siteOf({ '_config.yml': new Uint8Array([0x74, 0x3a, 0x20, 0xb2, 0xa9, 0xbf, 0xcd]) })
    expect(lines((await readConfig(site)).problems)).toEqual(['not-utf8 _config.yml:1'])
  })

  test('a byte order mark is no part of the first key', async () => {
    expect((await readConfig(siteOf({ '_config.yml': '\ufefftitle: 甲' }))).config.title).toBe('甲')
  })

  test('a folder in the place of a config file is reported', async () => {
    expect(lines((await readConfig(siteOf({ '_config.yml/x': '' }))).problems)).toEqual([
      'file-unreadable _config.yml:undefined',
    ])
  })

  test('names that reach a prototype change nothing', async () => {
    const { config } = await readConfig(
      siteOf({ '_config.yml': '__proto__: {polluted: 1}\nhighlight: {constructor: 1}' }),
    )
    expect(config.polluted).toBeUndefined()
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })
})
