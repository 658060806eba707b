import { expect, test } from 'vitest'
import type { Extension } from '../../src/model/extension.ts'
import { openProject } from '../../src/project.ts'
import { createProfile } from '../../src/road/profile.ts'
import { buildSite } from '../../src/road/run-build.ts'
import { post, siteOf } from './sites.ts'

/** Results that depend on what no fact tells: every build computes them again, and says why. */

/** A site whose templates and articles may count; a counter is a state of its own. */
function counting(extension: (count: () => number) => Partial<Extension>, view: string) {
  const site = siteOf({
    'source/_posts/a.md': post('甲', 1),
    'source/_posts/b.md': post('乙', 2),
    'themes/t/layout/post.ejs': view,
  })
  let counted = 0
  const counter = { name: 'counter', version: '1', ...extension(() => ++counted) }
  const build = async () => {
    const project = await openProject(site.folder)
    const profile = createProfile(() => 0)
    const options = { now: new Date('2020-06-01T00:00:00Z'), observer: profile.observer }
    const report = await buildSite({ ...project, extensions: [counter] }, options)
    return { report, volatile: profile.taken().volatile, page: site.read('public/2018/03/01/a/index.html') }
  }
  return { ...site, build }
}

const VISITS = (count: () => number): Partial<Extension> => ({
  helpers: (_, facts) => ({
    visits() {
      facts.volatile('the helper visits counts')
      return count()
    },
  }),
})

test('a page that asks a counter is rendered by every build, with nothing else, and the profile says why', async () => {
  const { build } = counting(VISITS, '<%= page.title === "乙" ? "" : visits() %>')
  const first = await build()
  expect(first.page).toBe('<title>站</title>1')
  const second = await build()
  expect(second.page).toBe('<title>站</title>2')
  expect(second.report.computed).toEqual({ heads: 0, contents: 0, outputs: 1 })
  expect(second.volatile).toEqual([{ why: 'the helper visits counts', count: 1, example: '2018/03/01/a/index.html' }])
})

test('a piece that pages share is volatile for each of them', async () => {
  const { build, write } = counting(VISITS, '<%- partial("piece", null, { cache: true }) %>')
  write('themes/t/layout/piece.ejs', '<%= visits() %>')
  await build()
  expect((await build()).report.computed.outputs).toBe(2)
})

test('an article that is volatile is rendered by every build, and its pages only where it came out differently', async () => {
  const { build } = counting(
    (count) => ({
      content(content, head, facts) {
        if (head.title !== '甲') return content
        facts.volatile('the extension counter counts')
        return { ...content, html: `<p>${count() < 3 ? '少' : '多'}</p>` }
      },
    }),
    '<%- page.content %>',
  )
  await build()
  const second = await build()
  expect(second.report.computed).toEqual({ heads: 0, contents: 1, outputs: 0 })
  const third = await build()
  expect(third.report.computed).toMatchObject({ contents: 1, outputs: 2 })
  expect(third.volatile).toEqual([{ why: 'the extension counter counts', count: 1, example: '_posts/a.md' }])
})
