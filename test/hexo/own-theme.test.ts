import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CONFIG, guestSite, HOME, post } from './sites.ts'

/** A folder of Hexo's with its plugins, shown by a theme that was written for us. */

const PLUGINS = {
  'hexo-generator-home': HOME,
  'hexo-tag-hello': `
    hexo.extend.tag.register('hello', ([name]) => '<b>你好，' + name + '</b>')
    hexo.extend.filter.register('before_post_render', (data) => { data.content = data.content.replace(':sign:', '*星*') })`,
}

test('its pages are ours, with tags and filters of plugins in the articles', async () => {
  const site = guestSite(
    {
      'themes/g/package.json': '{ "engines": { "hanmo": ">=0.1.0" } }',
      'themes/g/layout/index.ejs': '<% page.posts.each(function (post) { %><%- typeset(post.title) %><% }) %>',
      'themes/g/layout/post.ejs': '<h1><%= page.title %></h1><%- page.content %>',
      'themes/g/layout/layout.ejs': '<%- body %>',
      'source/_posts/a.md': post('甲', 1, '{% hello 世界 %}\n\n:sign:'),
    },
    PLUGINS,
  )
  const report = await site.build()
  expect(report.problems).toEqual([])
  expect(site.read('public/a/index.html')).toContain('<b>你好，世界</b>')
  expect(site.read('public/a/index.html')).toContain('<em>星</em>')
  expect(site.read('public/index.html')).toBe('甲')
  site.write('source/_posts/a.md', post('甲', 1, '新的'))
  expect((await site.build()).computed).toEqual({ heads: 1, contents: 1, outputs: expect.any(Number) })
  expect(site.read('public/a/index.html')).toContain('新的')
})

test('the bundled theme is one of these, copied too', async () => {
  const site = guestSite(
    { '_config.yml': CONFIG.replace('theme: g', 'theme: mist'), 'source/_posts/a.md': post('甲', 1) },
    PLUGINS,
  )
  expect((await site.build()).problems).toEqual([])
  cpSync(join(import.meta.dirname, '../../themes/mist'), join(site.folder, 'themes/mist'), { recursive: true })
  expect((await site.build()).problems).toEqual([])
  expect(site.read('public/a/index.html')).toContain('data-body')
})

test('generators, injectors, filters of pages and helpers of plugins have their part', async () => {
  const site = guestSite(
    {
      'themes/g/package.json': '{ "engines": { "hanmo": ">=0.1.0" } }',
      'themes/g/layout/index.ejs': '<% page.posts.each(function (post) { %><%= post.title %> <% }) %>',
      'themes/g/layout/post.ejs': '<h1><%= page.title %></h1><%- page.content %><i><%= shout(page.title) %></i>',
      'themes/g/layout/page.ejs': '<h2><%= page.title %></h2><%- page.content %>',
      'themes/g/layout/layout.ejs': '<html><head></head><body><%- body %></body></html>',
      'source/_posts/a.md': post('甲', 1, '一'),
      'source/_posts/b.md': post('乙', 2, '二'),
    },
    {
      'hexo-generator-more': `
        const { generator, injector, filter, helper } = hexo.extend
        generator.register('json', ({ posts }) => ({ path: 'all.json', data: JSON.stringify(posts.map((post) => post.content)) }))
        generator.register('bangumi', () => ({ path: 'bangumi/', layout: ['bangumi', 'page'], data: { title: '番剧', content: '<p>看过</p>', fn() {} } }))
        generator.register('old', ({ posts }) => ({ path: 'old/', layout: 'old', data: { posts: posts.sort('date') } }))
        const { post } = generator.store
        generator.register('post', (locals) => post.bind(hexo)(locals))
        generator.register('theirs', () => ({ path: 'index.html', data: '不是这个' }))
        injector.register('body_end', '<script src="/cat.js"></script>')
        injector.register('head_end', '<meta name="post">', 'post')
        filter.register('after_render:html', (html, { page }) => html.replace('</h1>', '</h1><!-- ' + page.title + ' -->'))
        helper.register('shout', function (text) { return text + '！' + (this.page.title === text) })`,
    },
  )
  const { problems } = await site.build()
  expect(problems).toEqual([])
  const end = '<script src="/cat.js"></script>'
  expect(site.read('public/a/index.html')).toMatch(/<meta name="post">.*<h1>甲<\/h1><!-- 甲 -->.*<i>甲！true<\/i>/s)
  expect(site.read('public/bangumi/index.html')).toMatch(/<h2>番剧<\/h2><p>看过<\/p>/)
  expect(site.read('public/old/index.html')).toMatch(/甲 乙/)
  expect(site.read('public/index.html')).toMatch(/乙 甲/)
  for (const page of ['a/', 'bangumi/', 'old/', ''])
    expect(site.read(`public/${page}index.html`).match(new RegExp(end, 'g'))).toHaveLength(1)
  expect(site.read('public/index.html')).not.toContain('name="post"')
  expect(JSON.parse(site.read('public/all.json'))).toEqual(['<p>一</p>\n', '<p>二</p>\n'])
  site.write('source/_posts/b.md', post('乙', 2, '新'))
  const edit = await site.build()
  expect(edit.changed).toEqual(expect.arrayContaining(['all.json', 'b/index.html']))
  expect(edit.changed).not.toContain('a/index.html')
  const incremental = site.published()
  await site.build({ force: true })
  expect(site.published()).toEqual(incremental)
})
