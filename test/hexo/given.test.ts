import { describe, expect, it } from 'vitest'
import { guestSite, HOME, post } from './sites.ts'

/** Generators that read all texts and give a page for each: an edit of one makes all of these again, and changes what it should. */

const BODIES = [1, 2, 3, 4, 5, 6].map((day) => [`source/_posts/p${day}.md`, post(`第 ${day} 篇`, day, `正文 ${day}`)])
const FILES = {
  'scripts/a-home.js': HOME,
  'themes/g/layout/index.njk': '{% for post in page.posts.toArray() %}{{ post.listed }}{% endfor %}',
  'themes/g/layout/post.njk':
    '{{ page.content }}{{ page.excerpt }}{{ page.next.title }}{{ page.short }}{{ page.note }}',
  ...Object.fromEntries(BODIES),
}

/** A site whose generator gives each post's page, by a function from `post` to what it gives. */
function siteWith(give: string, more: Readonly<Record<string, string>> = {}) {
  const code = `hexo.extend.generator.register('each', ({ posts }) => posts.map((post) => {
    const short = post.content.slice(0, 9), { path, layout } = post
    ${give}
  }))`
  return guestSite({ ...FILES, 'scripts/each.js': code, ...more })
}

/** After an edit: how many pages are made, which of them are others, and that a clean build gives the same. */
async function afterEdit(site: ReturnType<typeof guestSite>) {
  expect((await site.build()).problems).toEqual([])
  site.write('source/_posts/p3.md', post('第 3 篇', 3, '另一段'))
  const { computed, changed } = await site.build()
  const incremental = site.published()
  await site.build({ force: true })
  expect(incremental).toEqual(site.published())
  return [computed.outputs, changed.toSorted()]
}

const OWN = ['p3/index.html']
const LISTED = ['index.html', ...OWN]

describe('an edit where a generator reads all texts', () => {
  it.each([
    // As hexo-excerpt does.
    [
      'writes into the posts that all pages share',
      'post.listed = post.excerpt = short; return { path, layout, data: post }',
      7,
      LISTED,
    ],
    ['gives copies of posts', 'return { path, layout, data: { ...post, short } }', 6, OWN],
    [
      'gives what it found',
      'return { path, layout, data: { title: post.title, short, at: [post.date, /a/] } }',
      6,
      OWN,
    ],
    ['gives lists of documents', 'return { path, layout, data: { short, posts: posts.limit(2) } }', 6, OWN],
    [
      'gives posts that nobody shares',
      'return { path, layout, data: Object.assign(hexo.model("Post").findById(post._id), { short }) }',
      6,
      OWN,
    ],
    ['writes what no page shows', 'post.unseen = short; return { path, layout, data: { ...post } }', 6, OWN],
  ])('changes what shows another thing: one that %s', async (_, give, outputs, changed) => {
    expect(await afterEdit(siteWith(give))).toEqual([outputs, changed])
  })

  it.each([
    ['functions', 'return { path, layout, data: { short, toString: () => short } }'],
    ['circles', 'const data = { short }; data.self = data; return { path, layout, data }'],
    ['things of its own making', 'return { path, layout, data: { short, own: new (class A {})() } }'],
  ])('makes all of its pages again where their data are %s', async (_, give) => {
    expect(await afterEdit(siteWith(give))).toEqual([6, OWN])
  })

  it('changes what shows what it left in a variable, and inside the member of a document', async () => {
    const each = `let total = 0
      hexo.extend.helper.register('total', () => total)
      hexo.extend.generator.register('stat', ({ posts }) => {
        total = 0
        posts.each((post) => { total += post._content.length })
        return { path: 'stat/index.html', layout: 'stat', data: { title: '统计' } }
      })
      hexo.extend.generator.register('inside', ({ posts }) =>
        posts.map((post) => {
          if (post.meta) post.meta.words = posts.map((other) => other.content.length).join()
          return { path: 'i-' + post.path, layout: 'inside', data: { post } }
        }))`
    const site = guestSite({
      ...FILES,
      'scripts/each.js': each,
      'source/_posts/p1.md': post('第 1 篇', 1, '正文 1', 'meta: { k: 1 }\n'),
      'themes/g/layout/stat.njk': '{{ total() }}',
      'themes/g/layout/inside.njk': '{{ page.post.meta.words }}',
    })
    const [, changed] = await afterEdit(site)
    expect(changed).toEqual(expect.arrayContaining(['i-p1/index.html', 'stat/index.html']))
  })

  it('makes all pages again that look at a function which it wrote into posts', async () => {
    const give = 'post.shorter = () => short; return { path: "x-" + path, layout: "x", data: {} }'
    const index = '{% for post in page.posts.toArray() %}{{ post.shorter() }}{% endfor %}'
    const site = siteWith(give, { 'themes/g/layout/index.njk': index, 'themes/g/layout/x.njk': '' })
    expect(await afterEdit(site)).toEqual([13, LISTED])
  })

  it.each([
    ['options of the theme', 'hexo.theme.config.all = (hexo.theme.config.all ?? "") + short', '{{ theme.all }}'],
    ['lists of the site', 'hexo.locals.set("all", (hexo.locals.get("all") ?? "") + short)', '{{ site.all }}'],
  ])('makes all pages again where it writes into %s', async (_, write, view) => {
    const site = siteWith(`${write}; return { path: 'x-' + path, layout: 'index', data: { posts } }`, {
      'themes/g/layout/post.njk': `{{ page.content }}${view}`,
    })
    const [outputs, changed] = await afterEdit(site)
    expect(outputs).toBeGreaterThan(6)
    expect(changed).toEqual(
      BODIES.map(([path = '']) => `${path.slice('source/_posts/'.length, -'.md'.length)}/index.html`),
    )
  })
})

/** Where Hexo shows it: pages have their own data by then. */
describe('what filters of after_generate write into posts', () => {
  const AFTER = `
hexo.extend.generator.register('each', ({ posts }) => posts.map((post) => {
  post.short = 's'
  return { path: post.path, layout: 'post', data: post }
}))
hexo.on('generateAfter', () => hexo.locals.get('posts').each((post) => { post.note = 'n' }))
hexo.extend.filter.register('after_generate', () => {
  const all = hexo.locals.get('posts').toArray()
  for (const post of all) post.listed = post.short = all.map(({ title }) => title).join()
})`

  it('is shown by lists and not by the page of the post, as in Hexo', async () => {
    const site = guestSite({ ...FILES, 'scripts/each.js': AFTER })
    site.write(
      'themes/g/layout/index.njk',
      '{% for post in page.posts.toArray() %}{{ post.note }}{{ post.listed }};{% endfor %}',
    )
    expect((await site.build()).problems).toEqual([])
    const all = [1, 2, 3, 4, 5, 6].map((day) => `第 ${day} 篇`).join()
    expect(site.read('public/index.html')).toContain(`n${all};n${all};`)
    expect(site.read('public/p6/index.html')).toMatch(/<p>正文 6<\/p>\n第 5 篇s$/)
    site.write('source/_posts/p3.md', post('新', 3))
    const incremental = (await site.build()) && site.published()
    await site.build({ force: true })
    expect(incremental).toEqual(site.published())
  })

  it('makes the pages again that show it, wherever it comes from', async () => {
    const site = guestSite({
      ...FILES,
      'scripts/each.js': `hexo.extend.filter.register('after_generate', () => {
        hexo.locals.get('posts').each((post) => { post.listed = process.env.HANMO_TEST_LISTED })
      })`,
    })
    process.env.HANMO_TEST_LISTED = 'a'
    await site.build()
    process.env.HANMO_TEST_LISTED = 'b'
    site.write('source/_posts/p3.md', post('第 3 篇', 3, '另一段'))
    expect((await site.build()).changed.toSorted()).toEqual(LISTED)
    expect(site.read('public/index.html')).toContain('bbbbbb')
    delete process.env.HANMO_TEST_LISTED
  })
})
