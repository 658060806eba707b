import { expect, test } from 'vitest'
import { CONFIG, guestSite } from './sites.ts'

/** In which order guests find documents that no key puts in order. */

const written = (tag: string, day: number) =>
  `---\ntitle: ${tag}\ndate: 2018-03-0${day} 08:00:00\ntags: [${tag}]\ncategories: [${tag}, 子]\n---\n`

test('articles, tags and categories come as the files of a folder do, and those of the folders in it after them; first categories come first', async () => {
  const site = guestSite({
    'source/_posts/b/b.md': written('乙', 1),
    'source/_posts/b/a/deep.md': written('丁', 2),
    'source/_posts/c/a.md': written('丙', 3),
    'source/_posts/z.md': written('甲', 4),
    'source/a/index.md': 'a',
    'source/z.md': 'z',
    'scripts/order.js': `hexo.extend.generator.register('order', () => ({
      path: 'order.json',
      data: JSON.stringify([
        ...['Post', 'Tag', 'Category'].map((kind) => hexo.model(kind).map(({ title, name }) => title || name).join('')),
        hexo.model('Page').map(({ source }) => source).join(' '),
      ]),
    }))`,
  })
  await site.build()
  expect(JSON.parse(site.read('public/order.json'))).toEqual([
    '甲乙丙丁',
    '甲乙丙丁',
    '甲乙丙丁子子子子',
    'z.md a/index.md',
  ])
})

test('a page’s address is as its front matter has it', async () => {
  const site = guestSite({
    'source/404.md': '---\npermalink: /404.html\n---\n',
    'source/b.md': '---\npermalink: here/\n---\n',
    'source/c.md': 'c',
    'themes/g/layout/page.njk': '[{{ page.path }} {{ path }}]',
    'scripts/a.js': '',
  })
  await site.build()
  expect(site.read('public/404.html')).toContain('[/404.html 404.html]')
  expect(site.read('public/here/index.html')).toContain('[here/index.html here/index.html]')
  expect(site.read('public/c.html')).toContain('[c.html c.html]')
})

test('lists of data files and of the front matter may be sorted in place, as templates do', async () => {
  const site = guestSite({
    'source/_data/essays.yml': '- { n: b, of: [2, 1] }\n- { n: a, of: [] }\n',
    'source/b.md': '---\npermalink: b/\nlinks: [y, x]\ntags: [q, p]\nphotos: [n, m]\n---\n',
    'source/_posts/p.md': '---\ntitle: p\ndate: 2018-03-01\nlinks: [y, x]\nphotos: [n, m]\n---\n',
    'themes/g/layout/post.njk': '{{ shown(page) }}',
    'themes/g/layout/page.njk': '{{ shown(page) }}',
    'scripts/a.js': `hexo.extend.helper.register('shown', function ({ links, tags, photos }) {
      const { essays } = this.site.data
      essays.sort((a, b) => (a.n < b.n ? -1 : 1))
      essays[1].of.sort()
      essays[0].seen = true
      return [essays.map(({ n, of }) => n + of.join('')).join(), links.sort().join(''), photos.sort().join(''),
        Array.isArray(tags) ? tags.sort().join('') : ''].join(' ')
    })`,
  })
  expect((await site.build()).problems).toEqual([])
  expect(site.read('public/b/index.html')).toContain('a,b12 xy mn pq')
  expect(site.read('public/p/index.html')).toContain('a,b12 xy mn ')
})

test('days in data files and in the front matter are dates, as Hexo’s reader of YAML has them; in quotes and in JSON they are text', async () => {
  const site = guestSite({
    '_config.yml': CONFIG.replace('UTC', 'Asia/Shanghai'),
    'source/_data/d.yml': 'day: 2024-05-06\nat: 2024-05-06 07:08:09\nlist: [2020-01-01, "2020-01-01"]\n',
    'source/_data/j.json': '{"day":"2024-05-06"}',
    'source/b.md': '---\npermalink: b/\nend: 2024-05-06\nnested: { days: [2023-01-02, 7] }\n---\n',
    'themes/g/layout/page.njk': '{{ shown(page) }}',
    'scripts/a.js': `hexo.extend.helper.register('shown', function ({ end, nested }) {
      const { d, j } = this.site.data
      const kind = (value) => (value instanceof Date ? value.toISOString().slice(0, 16) : JSON.stringify(value))
      return [d.day, d.at, ...d.list, j.day, end, ...nested.days].map(kind).join(' ')
    })`,
  })
  const days =
    '2024-05-06T00:00 2024-05-06T07:08 2020-01-01T00:00 "2020-01-01" "2024-05-06" 2024-05-05T16:00 2023-01-02T00:00 7'
  expect((await site.build()).problems).toEqual([])
  expect(site.read('public/b/index.html')).toContain(days)
  // What is remembered gives the same.
  site.write('themes/g/layout/page.njk', '{{ shown(page) }}!')
  await site.build()
  expect(site.read('public/b/index.html')).toContain(`${days}!`)
})
