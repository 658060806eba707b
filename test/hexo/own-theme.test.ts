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
