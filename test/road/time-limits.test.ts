import { expect, it } from 'vitest'
import { openProject } from '../../src/project.ts'
import { buildSite } from '../../src/road/run-build.ts'
import { said } from '../said.ts'
import { post, siteOf } from './sites.ts'

const NOW = new Date('2020-06-01T00:00:00Z')

it('a view that never ends is an error where a limit is set; nothing is published, and once fixed it is right', async () => {
  const site = siteOf({ 'source/_posts/a.md': post('甲', 1) })
  const build = async () => buildSite(await openProject(site.folder), { now: NOW, seconds: 1 })
  const view = site.read('themes/t/layout/post.ejs')
  site.write('themes/t/layout/post.ejs', '<% try { for (;;) {} } catch {} finally { for (;;) {} } %>')
  const { good, problems } = await build()
  expect(good).toBe(false)
  expect(problems).toMatchObject([
    { code: 'endless', params: { key: expect.stringContaining('2018/03/01/a/index.html') } },
  ])
  expect(site.published()).toEqual({})
  site.write('themes/t/layout/post.ejs', view)
  expect(await build()).toMatchObject({ good: true, problems: [] })
  expect(site.published()['2018/03/01/a/index.html']).toContain('<h1>')
})

it('a page that never ends takes no other page with it, and many slow ones are not taken for one', async () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
  const site = siteOf(Object.fromEntries(names.map((name, day) => [`source/_posts/${name}.md`, post(name, day + 1)])))
  const build = async () => buildSite(await openProject(site.folder), { now: NOW, seconds: 1 })
  const slow = '<% const end = performance.now() + 300; while (performance.now() < end) {} %><%= page.title %>'
  site.write('themes/t/layout/post.ejs', `<% while (page.title === 'd') {} %>${slow}`)
  const { good, problems, computed } = await build()
  expect({ good, codes: problems.map((one) => [one.code, /\/(\w)\/index/.exec(said(one))?.[1]]) }).toEqual({
    good: false,
    codes: [['endless', 'd']],
  })
  site.write('themes/t/layout/post.ejs', slow)
  expect(await build()).toMatchObject({ good: true, problems: [] })
  expect(computed).toMatchObject({ contents: 8 })
})
