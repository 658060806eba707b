import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CONFIG, guestSite, HOME, post } from './sites.ts'

/** What a script finds once and keeps in a variable shows on all pages as it is now. */

const BODIES = [1, 2, 3, 4, 5].map((day) => [`source/_posts/p${day}.md`, post(`第 ${day} 篇`, day, `正文 ${day}`)])
const SUM = 'posts.reduce((sum, post) => sum + post.content.length, 0)'
const LINKS = `for (const post of hexo.locals.get('posts').toArray())
  for (const [, to] of post._content.matchAll(/\\[\\[(\\d)\\]\\]/g)) (links[to] ??= []).push(post.title)`
const SHOW = "hexo.extend.helper.register('shown', function () { return links[this.page.title?.[2]] })"

const siteWith = (code: string) =>
  guestSite({
    ...Object.fromEntries(BODIES),
    'scripts/a-home.js': HOME,
    'scripts/one.js': code,
    // Shown where nobody else shows anything.
    ...(code.includes("'shown'") || code.includes('SHOW')
      ? {}
      : { 'scripts/other.js': "hexo.extend.helper.register('shown', () => hexo.sum)" }),
    'themes/g/layout/index.njk': '{{ shown(page.posts) }}',
    'themes/g/layout/post.njk': '<i>{{ shown(page) }}{{ sum }}</i>{{ page.content }}',
  })

describe.each([
  [
    'a helper that works out a sum once',
    `let total; hexo.extend.helper.register('shown', function () { const { posts } = this.site; return total ??= ${SUM} })`,
  ],
  [
    'a helper that works out each of its sums once',
    `const totals = {}
    hexo.extend.helper.register('shown', function ({ title = '' }) {
      const isLate = title > '第 3'
      const posts = this.site.posts.filter((post) => isLate === post.title > '第 3')
      return totals[isLate] ??= ${SUM}
    })`,
  ],
  [
    'a helper that keeps when files were changed',
    `let newest; hexo.extend.helper.register('shown', function () { return newest ??= this.site.posts.map(({ updated }) => +updated).sort().at(-1) })`,
  ],
  [
    'a filter that adds a sum to the locals',
    `let sum
    hexo.extend.helper.register('shown', () => '')
    hexo.extend.filter.register('template_locals', (locals) => { const { posts } = locals.site; locals.sum = sum ??= ${SUM} })`,
  ],
  [
    'a helper that works out a sum once and goes on to its neighbours',
    `let total; hexo.extend.helper.register('shown', function () {
      const { posts } = this.site
      total ??= ${SUM}
      return total + posts.sort('-date').limit(2).map(({ content }) => content).join()
    })`,
  ],
  [
    'a script that leaves a sum to another one',
    `hexo.extend.generator.register('sum', ({ posts }) => { hexo.sum = ${SUM}; return [] })`,
  ],
  [
    'a generator that leaves a sum to a helper',
    `let total
    hexo.extend.generator.register('sum', ({ posts }) => { total = ${SUM}; return [] })
    hexo.extend.helper.register('shown', () => total)`,
  ],
  [
    'a filter of `before_generate` that leaves links to a helper',
    `const links = {}
    hexo.extend.filter.register('before_generate', () => { ${LINKS} }, 5)
    ${SHOW}`,
  ],
  [
    'a listener that leaves links to a helper',
    `const links = {}
    hexo.on('generateBefore', () => { ${LINKS} })
    ${SHOW}`,
  ],
])('%s', (_, code) => {
  it('shows on all pages what a clean build shows, after each edit', async () => {
    const site = siteWith(code)
    expect((await site.build()).problems).toEqual([])
    for (const [step, [day, body]] of (
      [
        [3, '另一段，长一些'],
        [1, '连到 [[4]]'],
        [5, '也连到 [[4]] 和 [[2]]'],
        [1, '不连了'],
      ] as const
    ).entries()) {
      site.write(`source/_posts/p${day}.md`, post(`第 ${day} 篇`, day, body))
      const then = new Date(Date.UTC(2020, step, 1))
      utimesSync(join(site.folder, `source/_posts/p${day}.md`), then, then)
      const { problems } = await site.build()
      const published = site.published()
      await site.build({ force: true })
      expect([problems, published]).toEqual([[], site.published()])
    }
  })
})

it('a helper that looks at what it was handed, or at its page, ties no page to another', async () => {
  const site = siteWith(`hexo.extend.helper.register('shown', function (given) {
    return String(given.content ?? '').length + String(this.page.content ?? '').length
  })`)
  await site.build()
  site.write('source/_posts/p3.md', post('第 3 篇', 3, '另一段'))
  const { computed, changed } = await site.build()
  expect([computed.outputs, changed]).toEqual([1, ['p3/index.html']])
})

it.each(['themes/n', 'node_modules/hexo-theme-n'])(
  'scripts of a theme in %s share nothing with each other',
  async (theme) => {
    const sum = `hexo.extend.generator.register('sum', ({ posts }) => ({ path: 'sum.txt', data: String(${SUM}) }))`
    const site = guestSite({
      ...Object.fromEntries(BODIES),
      '_config.yml': CONFIG.replace('theme: g', 'theme: n'),
      'scripts/a-home.js': HOME,
      [`${theme}/scripts/sum.js`]: sum,
      [`${theme}/scripts/none.js`]: "hexo.extend.helper.register('nothing', () => '')",
      [`${theme}/layout/index.njk`]: '',
      [`${theme}/layout/post.njk`]: '{{ nothing() }}{{ page.content }}',
    })
    expect((await site.build()).problems).toEqual([])
    site.write('source/_posts/p3.md', post('第 3 篇', 3, '另一段'))
    const { changed, computed } = await site.build()
    expect([computed.outputs, changed.toSorted()]).toEqual([2, ['p3/index.html', 'sum.txt']])
  },
)
