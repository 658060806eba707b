import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { ConfigSchema, configOf } from '../../src/model/config.ts'

describe('what real Hexo configs hold is accepted', () => {
  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    [
      'keys without a value',
      { title: null, timezone: null, per_page: null, feed: null, language: null },
      { title: '翰墨', timezone: '', per_page: 10, language: ['zh-CN'] },
    ],
    [
      'groups without a value',
      { permalink_defaults: null, category_map: null, tag_map: '', theme_config: [] },
      { permalink_defaults: {}, category_map: {}, tag_map: {}, theme_config: {} },
    ],
    [
      'empty lists',
      { skip_render: '', include: null, exclude: [null], ignore: [] },
      { skip_render: [], include: [], exclude: [], ignore: [] },
    ],
    [
      'one value for a list of one',
      { skip_render: 'README.md', language: 'en' },
      { skip_render: ['README.md'], language: ['en'] },
    ],
    ['several languages', { language: ['zh-CN', 'en', null] }, { language: ['zh-CN', 'en'] }],
    ['no language', { language: '' }, { language: ['zh-CN'] }],
    [
      'numbers as texts',
      { title: 2048, author: 42, tag_map: { C: 1 } },
      { title: '2048', author: '42', tag_map: { C: '1' } },
    ],
    ['no pagination', { per_page: 0 }, { per_page: 0 }],
    ['no pagination, said with false', { per_page: false }, { per_page: 0 }],
    [
      'external_link as in Hexo 3',
      { external_link: true },
      { external_link: { enable: true, field: 'site', exclude: [] } },
    ],
    ['external_link off', { external_link: false }, { external_link: { enable: false, field: 'site', exclude: [] } }],
    [
      'one host',
      { external_link: { exclude: 'a.com' } },
      { external_link: { enable: true, field: 'site', exclude: ['a.com'] } },
    ],
    ['no theme', { theme: false }, { theme: '' }],
    ['a theme named by a number', { theme: 2023 }, { theme: '2023' }],
    ['no colours', { syntax_highlighter: null }, { syntax_highlighter: '' }],
    ['no colours, said with false', { syntax_highlighter: false }, { syntax_highlighter: '' }],
    ['prismjs', { syntax_highlighter: 'prismjs' }, { syntax_highlighter: 'prismjs' }],
    ['a home page below the root', { index_generator: { path: '', per_page: 5, order_by: null } }, {}],
    [
      'deploy to several places',
      { deploy: [{ type: 'git' }, { type: 'rsync' }] },
      { deploy: [{ type: 'git' }, { type: 'rsync' }] },
    ],
    ['deploy as `hexo init` writes it', { deploy: { type: '' } }, { deploy: { type: '' } }],
    [
      'an empty pattern',
      { permalink: '', pagination_dir: '', date_format: '' },
      { permalink: ':year/:month/:day/:title/', pagination_dir: 'page', date_format: 'YYYY-MM-DD' },
    ],
    ['keywords in one line', { keywords: 'a, b' }, { keywords: ['a, b'] }],
    [
      'keys of themes and plugins',
      { menu: { 首页: '/' }, abbrlink: { alg: 'crc32' } },
      { menu: { 首页: '/' }, abbrlink: { alg: 'crc32' } },
    ],
  ])('%s', (_, written, read) => {
    expect(v.parse(ConfigSchema, written)).toMatchObject(read)
  })

  test('feeds and sitemaps as their plugins are configured', () => {
    const { feed, sitemap } = v.parse(ConfigSchema, {
      feed: {
        type: ['atom', 'rss2'],
        path: ['atom.xml', 'rss2.xml'],
        limit: false,
        hub: '',
        content: null,
        autodiscovery: true,
      },
      sitemap: { path: ['sitemap.xml', 'sitemap.txt'], template: './x.xml', rel: false },
    })
    expect(feed).toMatchObject({
      enable: true,
      type: ['atom', 'rss2'],
      path: ['atom.xml', 'rss2.xml'],
      limit: 0,
      content: true,
      hub: '',
    })
    expect(sitemap).toMatchObject({ path: ['sitemap.xml', 'sitemap.txt'], tags: true })
    expect(v.parse(ConfigSchema, { feed: { type: 'rss2', path: 'rss.xml' } }).feed).toMatchObject({
      type: ['rss2'],
      path: ['rss.xml'],
    })
  })

  test('highlight as in Hexo 3 and as in Hexo 8', () => {
    const old = v.parse(ConfigSchema, {
      highlight: { enable: false, line_number: true, auto_detect: false, tab_replace: true },
    })
    expect(old.highlight).toMatchObject({ enable: false, tab_replace: '  ' })
    expect(v.parse(ConfigSchema, { highlight: { exclude_languages: 'mermaid', wrap: false } }).highlight).toMatchObject(
      { exclude_languages: ['mermaid'], wrap: false },
    )
    expect(v.parse(ConfigSchema, { highlight: false }).highlight).toMatchObject({ enable: false, line_number: true })
  })
})

describe('values that follow from others', () => {
  test('generators take per_page and pagination_dir from the site', () => {
    const config = v.parse(ConfigSchema, {
      per_page: 3,
      pagination_dir: 'p',
      tag_generator: { per_page: 0 },
      archive_generator: { yearly: false },
    })
    expect(
      [config.index_generator, config.archive_generator, config.category_generator, config.tag_generator].map(
        (group) => group.per_page,
      ),
    ).toEqual([3, 3, 3, 0])
    expect(config.index_generator.pagination_dir).toBe('p')
  })

  test('a generator that is turned off stays off', () => {
    expect(v.parse(ConfigSchema, { per_page: 3, archive_generator: false }).archive_generator.enabled).toBe(false)
  })

  test('options of hexo-renderer-markdown-it are understood', () => {
    const render = { html: false, breaks: true, linkify: false, xhtmlOut: false }
    expect(v.parse(ConfigSchema, { markdown: { render } }).markdown).toMatchObject({
      preset: 'safe',
      breaks: true,
      linkify: false,
    })
    expect(v.parse(ConfigSchema, { markdown: { breaks: false, render } }).markdown.breaks).toBe(false)
  })
})

test('a filled config stays as it is', () => {
  const config = configOf({
    feed: false,
    per_page: 3,
    syntax_highlighter: null,
    theme: false,
    language: ['zh-CN', 'en'],
  })
  expect(configOf(config)).toEqual(config)
})

describe('what is wrong names the kind of value that is wanted', () => {
  test.each<[Record<string, unknown>, string, string]>([
    [{ title: ['a'] }, 'title', 'text'],
    [{ per_page: 1.5 }, 'per_page', 'count'],
    [{ per_page: -1 }, 'per_page', 'count'],
    [{ future: 'maybe' }, 'future', 'flag'],
    [{ feed: ['atom'] }, 'feed', 'flag-or-group'],
    [{ pretty_urls: true }, 'pretty_urls', 'group'],
    [{ feed: { type: 'rss' } }, 'feed.type', 'choices "atom" "rss2" "json"'],
    [{ filename_case: 3 }, 'filename_case', 'choice 0 1 2'],
    [{ category_map: { a: ['b'] } }, 'category_map', 'group-of-texts'],
    [{ skip_render: { a: 1 } }, 'skip_render', 'list'],
    [{ highlight: { line_number: 'none' } }, 'highlight.line_number', 'flag'],
    [{ syntax_highlighter: 'shiki' }, 'syntax_highlighter', 'choice "highlight.js" "prismjs" ""'],
  ])('%j', (written, path, message) => {
    const { issues } = v.safeParse(ConfigSchema, written)
    expect(issues?.map((issue) => [v.getDotPath(issue), issue.message.replaceAll('\n', ' ')])).toEqual([
      [path, message],
    ])
  })
})

test.each([
  [true, { enable: true, html: true, css: true, js: true, svg: true }],
  [{ css: true }, { enable: true, html: false, css: true, js: false, svg: false }],
  [{ js: false }, { enable: true, html: true, css: true, js: false, svg: true }],
  [{ exclude: 'a/**' }, { enable: true, html: true, exclude: ['a/**'] }],
  [{ enable: false, css: true }, { enable: false }],
  [{}, { enable: false }],
  [null, { enable: false }],
  // As hexo-minify and hexo-yam have them.
  [
    { js: { enable: true, options: {} }, css: { enable: false } },
    { enable: true, js: true, css: false, html: false },
  ],
  [
    { enable: true, html: { enable: false } },
    { enable: true, html: false, js: true },
  ],
])('kinds of files that are made smaller: %j', (minify, expected) => {
  expect(configOf({ minify }).minify).toMatchObject(expected)
})
