import pc from 'picocolors'
import { expect, it } from 'vitest'
import { createProgress } from '../../src/cli/progress.ts'
import type { Terminal } from '../../src/cli/terminal.ts'
import { together } from '../../src/memo/observe.ts'
import { texts } from '../../src/messages/texts/en.ts'
import { openProject } from '../../src/project.ts'
import { createProfile, STAGES } from '../../src/road/profile.ts'
import { buildSite } from '../../src/road/run-build.ts'
import { post, siteOf } from './sites.ts'

/** Names and counts of what was timed, by a clock that moves on by one whenever it is looked at. */

async function taken(folder: string) {
  let time = 0
  const profile = createProfile(() => time++)
  const project = await openProject(folder)
  profile.enter('scan')
  const report = await buildSite(project, { now: new Date('2020-06-01T00:00:00Z'), observer: profile.observer })
  return { report, taken: profile.taken(), end: time - 1 }
}

const site = () =>
  siteOf(Object.fromEntries([1, 2, 3].map((day) => [`source/_posts/p${day}.md`, post(`文${day}`, day)])))

it('names every article, page and view that was computed, and its stages add up to the whole', async () => {
  const { taken: all, report, end } = await taken(site().folder)
  expect(all.stages.map(({ stage }) => stage)).toEqual(STAGES)
  const count = Object.fromEntries(all.stages.map(({ stage, keys }) => [stage, keys.count]))
  expect(count).toMatchObject({
    head: report.computed.heads,
    content: report.computed.contents,
    output: report.computed.outputs,
  })
  expect(all.articles.map(({ name }) => name).sort()).toEqual(['_posts/p1.md', '_posts/p2.md', '_posts/p3.md'])
  expect(all.pages.map(({ name }) => name)).toContain('2018/03/01/p1/index.html')
  expect(all.views.find(({ name }) => name === 'post')?.count).toBe(3)
  expect(all.stages.reduce((sum, { ms }) => sum + ms, 0)).toBe(end)
})

it('after an edited body, names that article and the pages that show it', async () => {
  const { folder, build, write } = site()
  await build()
  write('source/_posts/p1.md', post('文1', 1, '新的正文'))
  const { taken: all } = await taken(folder)
  expect(all.articles).toMatchObject([{ name: '_posts/p1.md', count: 1 }])
  expect(all.pages.map(({ name }) => name).sort()).toEqual(['2018/03/01/p1/index.html', 'page/2/index.html'])
})

it('counts the calls of KaTeX and of highlight.js, and changes nothing that they give', async () => {
  const text = post('文', 1, '$x$ 与 $$y$$\n\n```js\nlet a\n```\n\n```js\nlet b\n```')
  const { folder, published, remove, build } = siteOf({ 'source/_posts/p1.md': text })
  const { taken: all } = await taken(folder)
  expect(all.libraries).toMatchObject([
    { library: 'KaTeX', spent: { count: 2 } },
    { library: 'highlight.js', spent: { count: 2 } },
  ])
  // Two looks at the clock around each of four calls, and two around the article.
  expect(all.libraries.map(({ spent }) => spent.ms)).toEqual([2, 2])
  expect(all.articles).toMatchObject([{ ms: 9 }])
  const timed = published()
  remove('public')
  await build({ force: true })
  expect(published()).toEqual(timed)
})

it('counts them just as well while a bar shows on a terminal how far the build is', async () => {
  const { folder } = siteOf({ 'source/_posts/p1.md': post('文', 1, '$x$\n\n```js\nlet a\n```') })
  let drawn = ''
  const colors = pc.createColors(false)
  const terminal = { watched: true, colors: { out: colors, err: colors }, draw: (text: string) => (drawn += text) }
  const profile = createProfile(() => performance.now())
  let time = 0
  const progress = createProgress(terminal as unknown as Terminal, texts.building.steps, () => (time += 1000))
  const observer = together([profile.observer, progress.observer])
  await buildSite(await openProject(folder), { now: new Date('2020-06-01T00:00:00Z'), observer })
  const { libraries } = profile.taken()
  expect(libraries.map(({ library, spent }) => [library, spent.count, spent.ms > 0])).toEqual([
    ['KaTeX', 1, true],
    ['highlight.js', 1, true],
  ])
  expect(drawn).toContain('Rendering Markdown 1/1')
})

it('names each view that asks for `cache` and is made by every page all the same, and why', async () => {
  const { folder, write } = site()
  write('themes/t/layout/side.ejs', '<b><%= page.title %></b>')
  write('themes/t/layout/bar.ejs', '<i>here</i>')
  write('themes/t/layout/foot.ejs', '<i>foot</i>')
  const asked = ['"side", null', '"bar", { here: page }', '"foot", null']
  write('themes/t/layout/post.ejs', asked.map((what) => `<%- partial(${what}, { cache: true }) %>`).join(''))
  const { taken: all } = await taken(folder)
  expect(all.remarks).toEqual([
    { view: 'themes/t/layout/bar.ejs', why: 'given', name: 'here' },
    { view: 'themes/t/layout/side.ejs', why: 'asks', name: 'page' },
  ])
})
