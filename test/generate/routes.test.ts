import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { routePath } from '../../src/base/paths.ts'
import { encodePath, hrefPath, urlFor } from '../../src/base/urls.ts'
import { runs } from '../fuzz.ts'
import { said } from '../said.ts'
import { generate, page, post, themeOf } from './fixture.ts'

describe('articles', () => {
  it.each([
    [post('a'), ['post', 'page', 'index']],
    [post('a', { layout: 'paper' }), ['paper', 'post', 'page', 'index']],
    [post('a', { layout: false }), []],
    [page('about/index.md'), ['page', 'post', 'index']],
    [page('about/index.md', { layout: 'wide' }), ['wide', 'page', 'post', 'index']],
  ])('of $kind with layout $layout try the templates %j', (head, views) => {
    expect(generate({ heads: [head] }).route(head.route)).toMatchObject({ views, page: { article: head.source } })
  })
})

describe('assets', () => {
  it('are copied to their path, those of a post to the post’s', () => {
    const site = generate({
      heads: [
        post('你好', { path: '2018/你好/' }),
        post('x/deep', { path: 'deep.html' }),
        post('hidden', { draft: true }),
      ],
      assets: ['CNAME', 'images/a.png', '_posts/你好/图 1.png', '_posts/x/deep/sub/b.svg', '_drafts/hidden/c.png'],
    })
    expect(site.problems).toEqual([])
    expect(site.route('CNAME')).toMatchObject({ kind: 'copy', from: '/blog/source/CNAME' })
    expect(site.paths).toEqual(expect.arrayContaining(['images/a.png', '2018/你好/图 1.png', 'deep/sub/b.svg']))
    expect(site.paths.filter((path) => path.endsWith('c.png'))).toEqual([])
  })

  it('files that belong to no post are reported once', () => {
    const { problems } = generate({ assets: ['_posts/gone/a.png', '_posts/gone/b.png'] })
    expect(problems).toEqual([
      expect.objectContaining({ code: 'asset-without-post', at: { file: 'source/_posts/gone/a.png' } }),
    ])
  })
})

describe('who wins an address', () => {
  it('what is generated before the theme, whose file is named', () => {
    const { problems } = generate({ theme: themeOf(['index'], { 'robots.txt': '/t/robots.txt' }) })
    expect(problems.map(({ code, params }) => [code, params])).toEqual([
      [
        'route-covered',
        { address: 'robots.txt', owners: [{ kind: 'robots' }, { kind: 'theme-file', name: 'robots.txt' }] },
      ],
    ])
  })

  const theme = themeOf(['index'], { 'css/style.css': '/t/style.css', 'js/a.js': '/t/a.js' })

  it('the author before the theme, the theme before extras', () => {
    const site = generate({
      theme,
      assets: ['css/style.css'],
      extras: [
        { kind: 'copy', path: routePath('js/a.js'), from: '/extra/a.js', owner: { kind: 'library', name: 'KaTeX' } },
      ],
    })
    // That a theme brings a library of ours may be chance.
    expect(site.problems).toMatchObject([
      { code: 'route-covered', severity: 'warning', params: { address: 'js/a.js' } },
    ])
    expect(site.route('css/style.css')).toMatchObject({ from: '/blog/source/css/style.css' })
    expect(site.route('js/a.js')).toMatchObject({ from: '/t/a.js' })
  })

  it('what extensions add before what is generated', () => {
    const owner = { kind: 'extension', name: 'x' } as const
    const added = { kind: 'text' as const, path: routePath('index.html'), owner, make: () => 'x' }
    expect(generate({ added: [added] }).text('index.html')).toBe('x')
  })

  it.each([
    ['two posts', [post('a', { path: 'x/' }), post('b', { path: 'x/' })], ['_posts/a.md', '_posts/b.md']],
    ['a post and a page', [post('a', { path: 'x/' }), page('x/index.md')], ['_posts/a.md', 'x/index.md']],
    ['a post and a list', [post('a', { path: 'archives/' })], ['_posts/a.md', 'the archives']],
    ['a post and a tag', [post('a', { path: 'tags/x/', tags: ['x'] })], ['_posts/a.md', 'the tag "x"']],
    [
      'an alias and a post',
      [post('a', { path: 'x/' }), post('b', { aliases: [routePath('x/')] })],
      ['_posts/a.md', 'an alias in source/_posts/b.md'],
    ],
  ])('nobody, between %s', (_, heads, owners) => {
    const { problems } = generate({ heads })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({ severity: 'error', code: 'route-conflict', at: { file: expect.any(String) } })
    for (const owner of owners) expect(said(problems[0])).toContain(owner)
  })

  it('a file where a folder must be is an error', () => {
    const { problems } = generate({ heads: [post('a', { path: 'x' }), post('b', { path: 'x/b/' })] })
    expect(problems).toEqual([expect.objectContaining({ severity: 'error', code: 'route-file-and-folder' })])
  })

  it('addresses that differ only in case are reported once for all their pages', () => {
    const heads = ['a', 'b', 'c'].map((name) => post(name, { tags: ['Node.js', 'node.js'] }))
    const { problems, paths } = generate({ heads, config: { per_page: 1 } })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({ severity: 'warning', code: 'route-case' })
    expect(said(problems[0])).toMatch(
      /"tags\/Node-js\/" of the tag "Node\.js".*"tags\/node-js\/" of the tag "node\.js"/,
    )
    expect(paths).toEqual(expect.arrayContaining(['tags/Node-js/index.html', 'tags/node-js/index.html']))
  })

  it('a tag whose address is too long is reported with what to do', () => {
    const { problems } = generate({ heads: [post('a', { tags: ['长'.repeat(70)] })] })
    expect(problems).toEqual([
      expect.objectContaining({
        code: 'path-too-long',
        params: expect.objectContaining({ map: 'tag_map' }),
        at: { file: 'source/_posts/a.md' },
      }),
    ])
  })

  it('a category whose address is too long names the newest article that has it', () => {
    const categories = [['技术', '长'.repeat(70)]]
    const heads = [1, 3, 2].map((day) => post(`p${day}`, { categories, date: new Date(2020, 0, day) }))
    const { problems } = generate({ heads, config: { source_dir: 'texts' } })
    expect(problems.map(({ code, at }) => [code, at])).toEqual([['path-too-long', { file: 'texts/_posts/p3.md' }]])
  })

  it('a folder that leads out is reported once, not for every tag', () => {
    const heads = [post('a', { tags: ['x', 'y', 'z'] })]
    const { problems } = generate({ heads, config: { tag_dir: '../out' } })
    expect(problems).toEqual([expect.objectContaining({ severity: 'error', code: 'path-escapes' })])
    expect(said(problems[0])).toContain('"tag_dir" in _config.yml')
  })
})

describe('redirects', () => {
  it('lead to where the article is now', () => {
    const heads = [
      post('a', { title: 'C# <1>', path: '2018/C#/', aliases: [routePath('old/'), routePath('2018/C#/')] }),
    ]
    const site = generate({ heads, config: { url: 'https://example.com/blog', root: '/blog/' } })
    expect(site.problems).toEqual([])
    const html = site.text('old/index.html')
    expect(html).toContain('<meta http-equiv="refresh" content="0; url=/blog/2018/C%23/">')
    expect(html).toContain('<link rel="canonical" href="https://example.com/blog/2018/C%23/">')
    expect(html).toContain('<meta name="robots" content="noindex">')
    expect(html).toContain('C# &lt;1&gt;')
  })
})

describe('properties', () => {
  it('every list shows each post exactly once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 12 }), (count, perPage) => {
        const heads = Array.from({ length: count }, (_, i) => post(`p${i}`, { tags: ['t'], sticky: i % 3 }))
        const { paths, route } = generate({ heads, config: { per_page: perPage } })
        for (const start of [/^(page\/\d+\/)?index\.html$/, /^archives\/(page\/\d+\/)?index\.html$/]) {
          const shown = paths
            .filter((path) => start.test(path))
            .flatMap((path) => {
              const found = route(path)
              return found?.kind === 'view' && found.page.kind === 'list' ? found.page.posts : []
            })
          expect([...shown].sort()).toEqual(heads.map(({ source }) => source).sort())
        }
      }),
      runs(60),
    )
  })

  it('from slug to link to file and back', () => {
    const slug = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((text) => {
      try {
        return routePath(`2018/${text}/`).length > 0 && !/[/\\]/.test(text)
      } catch {
        return false
      }
    })
    fc.assert(
      fc.property(slug, (name) => {
        const path = `2018/${name}/`.normalize('NFC')
        const link = urlFor(hrefPath(path), { ...rooted })
        expect(link).toBe(`/blog/${encodePath(path)}`)
        const asked = new URL(link, 'https://example.com')
        expect([asked.search, asked.hash]).toEqual(['', ''])
        expect(routePath(decodeURIComponent(asked.pathname).slice('/blog/'.length))).toBe(routePath(path))
      }),
      runs(),
    )
  })
})

const rooted = {
  url: 'https://example.com/blog',
  root: '/blog/',
  relative_link: false,
  pretty_urls: { trailing_index: true, trailing_html: true },
}
