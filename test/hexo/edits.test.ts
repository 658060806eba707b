import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { guestSite, HOME, post } from './sites.ts'

/** What an edit makes again on a site of guests: counts. */

const FILES = {
  'scripts/home.js': HOME,
  'scripts/map.js': `hexo.extend.generator.register('map', (locals) => ({
    path: 'map.html', layout: ['map'], data: { posts: locals.posts },
  }))`,
  'themes/g/layout/map.njk': '{% for post in page.posts.toArray() %}{{ post.updated.format() }}{% endfor %}',
  'themes/g/layout/post.njk': '<h1>{{ page.title }}</h1>{{ page.content }}{{ page.next.title }}',
  ...Object.fromEntries(
    [1, 2, 3, 4, 5, 6].map((day) => [`source/_posts/p${day}.md`, post(`第 ${day} 篇`, day, `正文 ${day}`)]),
  ),
}

function edited(body: string, more = '') {
  const site = guestSite(FILES)
  return {
    ...site,
    edit() {
      site.write('source/_posts/p3.md', post('第 3 篇', 3, body, more))
      const later = new Date('2020-05-01T00:00:00Z')
      utimesSync(join(site.folder, 'source/_posts/p3.md'), later, later)
    },
  }
}

describe('an edit on a site of guests', () => {
  it('of a text makes its page again, and those that show when its file was changed', async () => {
    const { build, edit } = edited('另一段')
    const first = await build()
    expect([first.problems, first.computed.contents]).toEqual([[], 6])
    edit()
    const { computed, changed } = await build()
    expect([computed.contents, computed.outputs, changed.toSorted()]).toEqual([1, 2, ['map.html', 'p3/index.html']])
  })

  it('of a text makes no page again that hands on when its file was changed, and shows nothing of it', async () => {
    const { build, edit, write } = edited('另一段')
    write(
      'scripts/related.js',
      `hexo.extend.helper.register('related', ({ posts }) =>
         posts.map(({ title, updated }) => ({ title, changed: updated })).sort((a, b) => (a.title < b.title ? -1 : 1)))`,
    )
    const list = (shown: string) => `{% for one in related(site) %}{{ one.title }}${shown}{% endfor %}`
    write('themes/g/layout/post.njk', `{{ page.content }}${list('')}`)
    write('themes/g/layout/map.njk', list("{{ one.changed.format('YYYY') if one.changed }}"))
    await build()
    edit()
    const { computed, changed } = await build()
    expect([computed.outputs, changed.toSorted()]).toEqual([2, ['map.html', 'p3/index.html']])
  })

  it('of what lists may show makes all pages again that look at lists', async () => {
    const { build, edit, read } = edited('正文 3', 'tagline: 新\n')
    await build()
    edit()
    const { computed, changed } = await build()
    expect(changed).toEqual(['map.html'])
    expect(computed.outputs).toBeGreaterThan(6)
    expect(read('public/map.html')).toContain('2020-05-01')
  })

  it.each([
    ['data files', "hexo.locals.get('data').menu", [1, 6]],
    ['articles', "hexo.locals.get('posts').length", [6, 6]],
    ['data files that a script made of articles', 'hexo.locals.get("data").count', [6, 6]],
  ])('makes articles again by what filters before them looked at: %s', async (what, look, expected) => {
    const site = guestSite({
      ...FILES,
      'source/_data/menu.yml': 'a: 1',
      'scripts/look.js': `
        ${what.includes('script') ? 'hexo.locals.set("data", () => ({ count: hexo.model("Post").length }))' : ''}
        hexo.extend.filter.register('before_generate', () => { hexo.config.seen = ${look} }, 0)`,
    })
    await site.build()
    site.write('source/_posts/p3.md', post('另一个标题', 3, '正文 3'))
    const titled = await site.build()
    site.write('source/_data/menu.yml', 'a: 2')
    const other = await site.build()
    expect([titled.computed.contents, other.computed.contents]).toEqual(expected)
  })

  it('of a text makes again what shows what a plugin found out about it, and no other page', async () => {
    const counted = guestSite({
      ...FILES,
      'scripts/count.js': `
        hexo.extend.filter.register('after_post_render', (data) => { data.length = data.content.length })
        hexo.extend.generator.register('sum', ({ posts }) => ({
          path: 'sum.txt', data: () => posts.reduce((sum, { length }) => sum + length, 0),
        }))`,
      'themes/g/layout/map.njk': '',
      'themes/g/layout/post.njk': '{{ page.length }} {{ page.content }}{{ page.next.length }}',
    })
    await counted.build()
    counted.write('source/_posts/p3.md', post('第 3 篇', 3, '长一些的正文'))
    expect((await counted.build()).changed.toSorted()).toEqual(['p3/index.html', 'p4/index.html', 'sum.txt'])
    counted.write('source/_posts/p3.md', post('第 3 篇', 3, '也一样长的文'))
    expect((await counted.build()).computed.outputs).toBe(1)
    expect((await counted.build()).computed.outputs).toBe(0)
    const incremental = counted.published()
    await counted.build({ force: true })
    expect(incremental).toEqual(counted.published())
  })

  it('gives what a clean build gives', async () => {
    const { build, edit, published } = edited('另一段', 'updated: 2020-02-02\n')
    await build()
    edit()
    await build()
    const incremental = published()
    await build({ force: true })
    expect(incremental).toEqual(published())
  })
})

it('an edit of a page without a date makes all pages again that show its date', async () => {
  const site = guestSite({
    'source/about/index.md': '---\ntitle: 关于\n---\n一\n',
    'source/_posts/a.md': post('甲', 1),
    'scripts/home.js': HOME,
    'themes/g/layout/index.njk': '{% for one in site.pages.toArray() %}{{ one.date.valueOf() }}{% endfor %}',
  })
  await site.build()
  const path = join(site.folder, 'source/about/index.md')
  site.write('source/about/index.md', '---\ntitle: 关于\n---\n二\n')
  const later = new Date('2020-05-01T00:00:00Z')
  utimesSync(path, later, later)
  const { changed } = await site.build()
  expect(changed.toSorted()).toEqual(['about/index.html', 'index.html'])
})
