import { expect, test } from 'vitest'
import { guestSite } from './sites.ts'

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
