import { describe, expect, it } from 'vitest'
import { CONFIG, guestSite, HOME, post } from './sites.ts'

/** Members that few posts have: a page that looked for one where it was not is made again when it is there. */

const AFTER = "hexo.extend.filter.register('after_post_render', (data) => {"
const BODIES = [1, 2, 3, 4].map((day) => [`source/_posts/p${day}.md`, post(`第 ${day} 篇`, day, `正文 ${day}`)])

describe.each([
  ['a filter sets', `${AFTER} if (data.content.includes('热')) data.hot = '热门' })`],
  [
    'a filter sets in place of what the front matter says',
    `${AFTER} if (data.content.includes('热')) data.title = '热门' })`,
  ],
  [
    'a generator writes',
    `hexo.extend.generator.register('hot', ({ posts }) => {
      posts.each((post) => { if (post.content.includes('热')) post.hot = '热门' })
      return []
    })`,
  ],
  [
    'a generator and a filter write',
    `${AFTER} if (data.content.includes('热热')) data.hot = '热门' })
    hexo.extend.generator.register('hot', ({ posts }) => {
      posts.each((post) => { if (post.content.includes('热')) post.hot = '热门' })
      return []
    })`,
  ],
])('a member that %s on some posts', (_, code) => {
  it('is shown by all pages as a clean build shows it, when it comes, goes, and is on two posts', async () => {
    const site = guestSite({
      ...Object.fromEntries(BODIES),
      'scripts/a-home.js': HOME,
      'scripts/hot.js': code,
      'themes/g/layout/index.njk': '{% for post in page.posts.toArray() %}{{ post.title }}{{ post.hot }} {% endfor %}',
      'themes/g/layout/post.njk': '{{ page.prev.title }}{{ page.prev.hot }}{{ page.content }}',
    })
    const edit = async (day: number, body: string) => {
      site.write(`source/_posts/p${day}.md`, post(`第 ${day} 篇`, day, body))
      const { problems } = await site.build()
      const published = site.published()
      await site.build({ force: true })
      expect([problems, published]).toEqual([[], site.published()])
      return site.read('public/index.html')
    }
    expect((await site.build()).problems).toEqual([])
    for (const [day, body, shown] of [
      [3, '热', 1],
      [2, '又一篇 热热', 2],
      [3, '不再', 1],
      [3, '热热', 2],
      [2, '不再', 1],
      [3, '不再', 0],
      [1, '热', 1],
    ] as const)
      expect((await edit(day, body)).match(/热门/g)?.length ?? 0).toBe(shown)
  })
})

it('an edit that sets no member makes the pages again that show the text', async () => {
  const site = guestSite({
    ...Object.fromEntries(BODIES),
    'source/_posts/p2.md': post('第 2 篇', 2, '热'),
    'scripts/a-home.js': HOME,
    'scripts/hot.js': `${AFTER} if (data.content.includes('热')) data.hot = '热门' })`,
    'themes/g/layout/index.njk': '{% for post in page.posts.toArray() %}{{ post.hot }} {% endfor %}',
  })
  await site.build()
  site.write('source/_posts/p3.md', post('第 3 篇', 3, '另一段'))
  const { computed, changed } = await site.build()
  expect([computed.outputs, changed]).toEqual([1, ['p3/index.html']])
})

const LOOKS = [
  `{% if "hot" in post %}有{% endif %}`,
  `{% for key in keys(post) %}{{ key }} {% endfor %}`,
  `{% if post.hasOwnProperty("hot") %}有{% endif %}`,
  `{{ found() }}`,
  `{{ post.comments }}{{ post.photos }}`,
  `{{ post.path }}`,
]
it.each(LOOKS)('a list with %s is as a clean build makes it, and a post without the member has none', async (look) => {
  const site = guestSite({
    ...Object.fromEntries(BODIES),
    '_config.yml': `${CONFIG.replace(/permalink.*\n/, '')}permalink: :hot/:title/\npermalink_defaults: { hot: no }\n`,
    'source/_posts/p1.md': post('第 1 篇', 1, '热'),
    'scripts/a-home.js': HOME,
    'scripts/hot.js': `hexo.extend.filter.register('before_post_render', (data) => {
      if (!data.content.includes('热')) return
      Object.assign(data, { hot: 'yes', comments: false, photos: ['/a.png'] })
    })
    hexo.extend.helper.register('keys', (post) => { const all = []; for (const key in post) all.push(key); return all })
    hexo.extend.helper.register('found', () => hexo.model('Post').find({ hot: 'yes' }).map(({ title }) => title).join())`,
    'themes/g/layout/index.njk': `{% for post in page.posts.toArray() %}[${look}]{% endfor %}`,
  })
  expect((await site.build()).problems).toEqual([])
  const shown = () => site.read('public/index.html').match(/\[.*\]/)?.[0]
  const first = shown()
  for (const [day, body] of [
    [3, '热'],
    [1, '不再'],
    [3, '不再'],
  ] as const) {
    site.write(`source/_posts/p${day}.md`, post(`第 ${day} 篇`, day, body))
    const { problems } = await site.build()
    const published = site.published()
    await site.build({ force: true })
    expect([problems, published]).toEqual([[], site.published()])
  }
  expect(shown()).not.toBe(first)
  expect(shown()).not.toMatch(/有|hot |false|yes/)
})

it('an address that a filter has changed is the one that all lists link', async () => {
  const site = guestSite({
    ...Object.fromEntries(BODIES),
    '_config.yml': `${CONFIG.replace(/permalink.*\n/, '')}permalink: a/:num/\n`,
    'scripts/a-home.js': HOME,
    'scripts/num.js': `hexo.extend.filter.register('before_post_render', (data) => { data.num = data.title[2] + data.content.length })
      hexo.extend.generator.register('list', ({ posts }) => ({ path: 'list/index.html', layout: 'index', data: { posts: posts.sort('-date') } }))`,
  })
  expect((await site.build()).problems).toEqual([])
  for (const body of ['长一些', '再长许多'])
    for (const day of [3, 1]) {
      site.write(`source/_posts/p${day}.md`, post(`第 ${day} 篇`, day, body))
      await site.build()
      const published = site.published()
      await site.build({ force: true })
      expect(published).toEqual(site.published())
    }
  expect(site.read('public/list/index.html')).toBe(site.read('public/index.html'))
})
