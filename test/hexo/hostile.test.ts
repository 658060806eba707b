import { describe, expect, it } from 'vitest'
import { CONFIG, guestSite, HOME, post } from './sites.ts'

/** What an article may try where tags are run by the site's own Nunjucks. */

const article = (body: string) => `---\ntitle: 甲\ndate: 2018-03-01\n---\n<p>${body}</p>\n`

function siteWith(body: string) {
  delete (globalThis as { ran?: unknown }).ran
  return guestSite({ 'scripts/home.js': HOME, 'source/_posts/a.html': article(body) })
}

describe('an article in HTML, on a site of guests,', () => {
  it.each([
    `{{ "".constructor.constructor("globalThis.ran = 1")() }}`,
    `{{ ""["con" + "structor"]["constructor"]("globalThis.ran = 1")() }}`,
    `{{ range[["constructor"]]("globalThis.ran = 1")() }}`,
    `{% set f = valueOf().env.renderString.constructor %}{{ f("globalThis.ran = 1")() }}`,
    `{% if cycler.__proto__.constructor("globalThis.ran = 1")() %}x{% endif %}`,
    `{{ valueOf.__proto__.constructor("globalThis.ran = 1")() }}`,
    `{{ (["a"] | groupby("constructor.constructor")) | dump }}{{ [""] | sum("constructor") }}`,
  ])('%s runs no code', async (body) => {
    const { problems } = await siteWith(body).build()
    expect((globalThis as { ran?: unknown }).ran).toBe(undefined)
    for (const { at } of problems) expect(at?.file).toBe('source/_posts/a.html')
  })

  it('reads values and calculates, as Hexo lets it', async () => {
    const site = siteWith('{{ title }} {{ 6 * 7 }} {{ [1, 2].length }}')
    expect((await site.build()).problems).toEqual([])
    expect(site.read('public/a/index.html')).toContain('<p>甲 42 2</p>')
  })
})

describe('code of guests that never ends', () => {
  it.each([
    ['a helper', `hexo.extend.helper.register('shout', () => { for (;;); })`, 'a/index.html'],
    ['a filter of pages', `hexo.extend.filter.register('after_render:html', () => { for (;;); })`, 'a/index.html'],
    [
      'a tag of an article that is not the first',
      `let first = true
       hexo.extend.tag.register('spin', () => { for (; !first; ); first = false; return '' })`,
      '_posts/a.md',
    ],
    [
      'a filter of articles behind an await',
      `hexo.extend.filter.register('after_post_render', async () => { await null; for (;;); })
       hexo.extend.tag.register('spin', () => '')`,
      '_posts/a.md',
    ],
    [
      'what a generator left to be done',
      `hexo.extend.generator.register('x', () => ({ path: 'x.txt', data: () => { for (;;); } }))
       hexo.extend.helper.register('shout', () => '')`,
      'x.txt',
    ],
  ])('%s is stopped, and named by what was made', async (_, script, page) => {
    const site = guestSite({
      'scripts/a.js': script,
      'themes/g/layout/post.njk': '{{ shout() if shout }}',
      'source/_posts/b.md': post('乙', 2, '{% spin %}'),
      'source/_posts/a.md': post('甲', 1, '{% spin %}'),
    })
    const { problems, good } = await site.build({ seconds: 0.2 })
    expect(good).toBe(false)
    const keys = problems.flatMap(({ code, params }) =>
      code === 'endless' ? [String(params?.key).replace('b', 'a')] : [],
    )
    expect(keys).toContain(page)
  })

  it('a script that never gets ready is stopped, and once mended all is right', async () => {
    const site = guestSite({
      '_config.yml': `${CONFIG}limits: { preview_seconds: 1 }\n`,
      'scripts/a.js': 'for (;;);',
      'source/_posts/a.md': post('甲', 1),
    })
    const { problems, good } = await site.build({ seconds: 5 })
    expect(good).toBe(false)
    expect(problems.slice(0, 1)).toMatchObject([
      { code: 'guest-failed', params: { kind: 'load', name: 'scripts/a.js', seconds: 1 } },
    ])
    site.write('scripts/a.js', '')
    expect(await site.build({ seconds: 5 })).toMatchObject({ good: true, problems: [] })
  })

  it.each([
    ['a route', `() => ({ path: 'x.txt', data: () => new Promise(() => {}) })`],
    ['a generator', '() => new Promise(() => {})'],
  ])('%s that never answers is named with the plugin that registered its generator', async (kind, generator) => {
    const site = guestSite(
      { '_config.yml': `${CONFIG}limits: { preview_seconds: 1 }\n`, 'source/_posts/a.md': post('甲', 1) },
      { 'hexo-slow': `\nhexo.extend.generator.register('slow', ${generator})` },
    )
    const { problems } = await site.build({ seconds: 0.2 })
    const at = 'node_modules/hexo-slow/index.js:2'
    expect(problems).toMatchObject([
      kind === 'a route'
        ? { code: 'endless', params: { key: 'x.txt' }, by: { extension: at, hook: 'generator slow' } }
        : { code: 'guest-failed', params: { kind: 'generator', name: 'slow', seconds: 1, at } },
    ])
  })
})
