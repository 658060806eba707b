import { describe, expect, it } from 'vitest'
import type { UserConfig } from '../../../src/model/config.ts'
import { inHome } from '../fake.ts'

describe('css and js', () => {
  it('carry the version of the file, when it is one of ours', () => {
    const versions = { 'css/style.css': '0123456789abcdef' }
    expect(
      inHome('<%- css("css/style", "/css/style.css", "css/other", "https://x.y/z.css", "css/style.css?t=1") %>', {
        versions,
      }),
    ).toBe(
      [
        '',
        '<link rel="stylesheet" href="/css/style.css?v=01234567">',
        '<link rel="stylesheet" href="/css/style.css?v=01234567">',
        '<link rel="stylesheet" href="/css/other.css">',
        '<link rel="stylesheet" href="https://x.y/z.css">',
        '<link rel="stylesheet" href="/css/style.css?t=1">',
        '',
      ].join('\n'),
    )
  })

  it('leave out what is empty', () => {
    expect(inHome('<%- js("", null, ["a"]) %>')).toBe('\n<script src="/a.js"></script>\n')
  })
})

describe('css and js of the generator itself', () => {
  it('carry its version, unless the site brings the file', () => {
    const host = {
      versionOf: (path: string) => (path === 'css/katex/katex.min.css' ? 'fedcba9876543210' : undefined),
    }
    const of = (versions: Readonly<Record<string, string>>) =>
      /v=\w+/.exec(inHome('<%- css("css/katex/katex.min") %>', { host, versions }))?.[0]
    expect(of({})).toBe('v=fedcba98')
    expect(of({ 'css/katex/katex.min.css': '0123456789abcdef' })).toBe('v=01234567')
  })
})

describe('image_size', () => {
  const files = {
    'images/图 1.svg': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>'),
    'a.txt': Buffer.from('a'),
  }
  it.each([
    ['"/images/图 1.svg"', '30x20'],
    ['"images/图%201.svg?v=1"', '30x20'],
    ['"/blog/images/图 1.svg"', '30x20'],
    ['"/images/other.svg"', 'undefined'],
    ['"/a.txt"', 'undefined'],
    ['"https://x.y/images/图 1.svg"', 'undefined'],
    ['"/%E0%A4"', 'undefined'],
    ['undefined', 'undefined'],
  ])('of %s', (path, expected) => {
    const template = `<% const size = image_size(${path}) %><%- size ? size.width + "x" + size.height : size + "" %>`
    expect(inHome(template, { files, config: { root: '/blog/' } })).toBe(expected)
  })
})

describe('picture', () => {
  const files = {
    'images/图 1.svg': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>'),
  }
  it.each([
    ['"/images/图 1.svg"', '<img src="/blog/images/%E5%9B%BE%201.svg" width="30" height="20" decoding="async" alt="">'],
    ['true', ''],
    ['"#ff0000"', ''],
    ['undefined', ''],
    ['"https://x.y/a.png", { alt: "<x>" }', '<img src="https://x.y/a.png" decoding="async" alt="&lt;x&gt;">'],
    [
      '"images/图 1.svg", { width: 15, sizes: "15px", loading: "lazy" }',
      '<img src="/blog/images/%E5%9B%BE%201.svg" decoding="async" alt="" width="15" sizes="15px" loading="lazy">',
    ],
  ])('of %s', (given, expected) => {
    expect(inHome(`<%- picture(${given}) %>`, { files, config: { root: '/blog/' } })).toBe(expected)
  })
})

describe('feed_tag', () => {
  it.each<[UserConfig, string[]]>([
    [
      { feed: { type: ['atom', 'rss2', 'json'] } },
      [
        'atom.xml" title="T &amp; U" type="application/atom+xml',
        'rss2.xml" title="T &amp; U" type="application/rss+xml',
        'feed.json" title="T &amp; U" type="application/feed+json',
      ],
    ],
    [{ feed: { path: 'feed/a.xml' } }, ['feed/a.xml" title="T &amp; U" type="application/atom+xml']],
    [{ feed: false }, []],
  ])('%j', (config, expected) => {
    expect(inHome('<%- feed_tag() %>', { config: { title: 'T & U', ...config } })).toBe(
      expected.map((rest) => `<link rel="alternate" href="/${rest}">`).join(''),
    )
  })

  it('without a type has none', () => {
    expect(inHome('<%- feed_tag("f.xml") %>')).toBe('<link rel="alternate" href="/f.xml" title="翰墨">')
  })
})

describe('config in a template', () => {
  it.each([
    ['config.language', {}, 'zh-CN'],
    ['config.language.length', { language: ['zh-CN', 'en'] }, '2'],
    ['config.feed.path', {}, 'atom.xml'],
    ['config.feed.type', {}, 'atom'],
    ['typeof config.feed', { feed: false }, 'undefined'],
    ['config.own.key', { own: { key: 1 } }, '1'],
    ['Object.keys(config).includes("title")', {}, 'true'],
  ])('%s with %j is %s', (expression, config, expected) => {
    expect(inHome(`<%= ${expression} %>`, { config })).toBe(expected)
  })
})

describe('search_form', () => {
  it('asks the site’s own search page, and a search engine when there is none', () => {
    expect(inHome('<%- search_form({ text: "搜", button: true }) %>')).toBe(
      '<form action="/search/" method="get" accept-charset="UTF-8" class="search-form"><input type="search" name="q" class="search-form-input" placeholder="搜"><button type="submit" class="search-form-submit">搜</button></form>',
    )
    expect(inHome('<%- search_form() %>', { config: { search: false } })).toContain(
      'name="sitesearch" value="https://example.com"',
    )
  })
})

describe('links', () => {
  it.each([
    [
      'link_to("/标签/", "<b>", { class: ["a", "b"] })',
      '<a href="/%E6%A0%87%E7%AD%BE/" title="&lt;b&gt;" class="a b">&lt;b&gt;</a>',
    ],
    [
      'mail_to("a@b.c", "", { subject: "你 好", cc: ["x@y.z"] })',
      '<a href="mailto:a@b.c?subject=%E4%BD%A0%20%E5%A5%BD&cc=x%40y.z" title="a@b.c">a@b.c</a>',
    ],
    ['image_tag("/a b.png", { alt: "" })', '<img src="/a%20b.png" alt="">'],
    ['gravatar(undefined)', 'https://www.gravatar.com/avatar/d41d8cd98f00b204e9800998ecf8427e'],
    ['meta_generator()', '<meta name="generator" content="hanmo 1.2.3">'],
  ])('%s', (expression, expected) => {
    expect(inHome(`<%- ${expression} %>`, { config: { external_link: false } })).toBe(expected)
  })
})
