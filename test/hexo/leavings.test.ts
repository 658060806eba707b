import { describe, expect, it } from 'vitest'
import { guestSite, HOME, post } from './sites.ts'

/** What a tag or a filter leaves on `hexo` while one article is rendered shows on all pages, whatever was edited since. */

const BODIES = [1, 2, 3, 4].map((day) => [`source/_posts/p${day}.md`, post(`第 ${day} 篇`, day, `正文 ${day}`)])
const GUEST = {
  'scripts/a-home.js': HOME,
  'themes/g/layout/layout.njk': '<head></head><i>{{ config.mark }}{{ theme.mark }}{{ site.mark }}</i>{{ body }}',
}
/** A theme that was written for us. */
const OURS = {
  'themes/g/package.json': '{ "engines": { "hanmo": ">=0.1.0" } }',
  'themes/g/layout/layout.njk': '',
  'themes/g/layout/layout.ejs': '<head></head><%- body %>',
  'themes/g/layout/post.ejs': '<h1><%= page.title %></h1><%- page.content %>',
  'themes/g/layout/index.ejs': '首页',
}
const INJECT = "hexo.extend.injector.register('head_end', '<meta name=\"' + args[0] + '\">')"

/** @param leave what the tag `mark` does, with its `args` */
function siteWith(leave: string, more: Readonly<Record<string, string>>) {
  const site = guestSite({
    ...Object.fromEntries(BODIES),
    ...more,
    'source/_posts/p2.md': post('第 2 篇', 2, '{% mark one %}'),
    'scripts/mark.js': `let isDone = false
      hexo.extend.tag.register('mark', (args) => { ${leave}; return '' })`,
  })
  return {
    ...site,
    async build() {
      const made = await site.build()
      expect(made.problems).toEqual([])
      return made
    },
    /** @returns what the pages show after an edit, which is what a clean build shows */
    async edit(day: number, body: string): Promise<Readonly<Record<string, unknown>>> {
      site.write(`source/_posts/p${day}.md`, post(`第 ${day} 篇`, day, body))
      const { problems } = await site.build()
      const published = site.published()
      await site.build({ force: true })
      expect([problems, published]).toEqual([[], site.published()])
      return published
    },
  }
}

describe.each([
  ['an injected piece', INJECT, GUEST],
  ['an injected piece, once', `if (!isDone) ${INJECT}; isDone = true`, GUEST],
  ['an option', 'hexo.config.mark = args[0]', GUEST],
  ["an option of the theme's", 'hexo.theme.config.mark = args[0]', GUEST],
  ['a value of `site`', "hexo.locals.set('mark', args[0])", GUEST],
  ['a filter of pages', "hexo.extend.filter.register('after_render:html', (html) => html + args[0])", GUEST],
  ['an injected piece, in pages of a theme of ours', INJECT, OURS],
  [
    'an option, in pages of a theme of ours',
    `hexo.config.mark = args[0]; hexo.extend.filter.register('after_render:html', (html) => html + hexo.config.mark)`,
    OURS,
  ],
])('%s that a tag leaves', (_, leave, more) => {
  it('stays on all pages after an edit of another article, and goes with the tag', async () => {
    const { build, edit, read } = siteWith(leave, more)
    const shows = (word: string) => [1, 2, 3, 4].map((day) => read(`public/p${day}/index.html`).includes(word))
    await build()
    expect(shows('one')).toEqual([true, true, true, true])
    await edit(3, '另一段')
    expect(shows('one')).toEqual([true, true, true, true])
    await edit(3, '{% mark two %}')
    await edit(2, '没有了')
    expect(shows('two')).toEqual([true, true, true, true])
    await edit(3, '也没有了')
    expect([shows('one'), shows('two')].flat()).not.toContain(true)
  })
})

it('a site whose articles leave nothing has its articles remembered', async () => {
  const { build, write } = siteWith('', GUEST)
  await build()
  write('source/_posts/p3.md', post('第 3 篇', 3, '另一段'))
  const { computed } = await build()
  expect([computed.contents, computed.outputs]).toEqual([1, 1])
})
