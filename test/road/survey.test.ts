import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { resurvey, survey } from '../../src/road/survey.ts'
import { openSource } from '../../src/source/read.ts'
import { scan } from '../../src/source/scan.ts'
import { NOW, surveyed } from './roads.ts'
import { CONFIG, post } from './sites.ts'

const SITE = {
  'source/_posts/a.md': post('甲', 1),
  'source/_posts/b.md': post('乙', 2),
  'source/_data/menu.yml': 'home: /\n',
  'source/p.png': 'png',
}

it('a survey knows articles, data, files and every address, before any Markdown is rendered', async () => {
  const { survey: found, world } = await surveyed(SITE)
  expect(world.site.posts.map(({ title }) => title)).toEqual(['乙', '甲'])
  expect(world.site.data).toEqual({ menu: { home: '/' } })
  const paths = found.routes.map(({ path }) => path as string)
  expect(paths).toEqual(expect.arrayContaining(['index.html', '2018/03/01/a/index.html', 'p.png', 'style.css']))
  expect([found.problems, found.computed, world.content('_posts/a.md' as never)]).toEqual([[], 2, undefined])
})

it('a survey has the problems of all its parts', async () => {
  const { survey: found } = await surveyed({
    'source/_posts/a.md': '---\ntitle: [\n---\n',
    'source/_data/menu.yml': 'a: b: c\n',
    'source/_posts/b.md': '---\ntitle: b\ndate: 2018-01-01\npermalink: x/\n---\n',
    'source/x/index.html': 'x',
  })
  expect(found.problems.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['front-matter-yaml', 'data-yaml', 'route-conflict']),
  )
})

it('a post that is dated in the future says when the site is another one', async () => {
  const { survey: found } = await surveyed({
    '_config.yml': `${CONFIG}future: false\n`,
    'source/_posts/a.md': post('甲', 1).replace('2018-03-01', '2020-06-02 00:00:00'),
  })
  expect(found.world.site.posts).toEqual([])
  expect(found.dueMs).toBeGreaterThan(NOW.getTime())
})

it('sources are opened in the way that is asked for', async () => {
  const { project, engine } = await surveyed(SITE)
  const opened: string[] = []
  await survey(project, engine, {
    open: (source) => {
      opened.push(source.path)
      return openSource(project.folders, source)
    },
  })
  expect(opened).toContain('_posts/a.md')
})

/** What a survey after a save says. */
async function saved(path: string, text: string) {
  const before = await surveyed(SITE)
  writeFileSync(join(before.folder, path), text)
  const { sources } = await scan(before.project.folders, before.project.config)
  const changed = sources.filter((source) => before.world.sources.get(source.path)?.digest !== source.digest)
  return { before: before.survey, after: await resurvey(before.survey, before.engine, changed), changed }
}

it('after a saved body the site is what it was, with the new text', async () => {
  const { before, after, changed } = await saved('source/_posts/a.md', post('甲', 1, '改过的'))
  expect(changed.map((source) => source.path)).toEqual(['_posts/a.md'])
  expect(after?.world.sources.get('_posts/a.md' as never)).toBe(changed[0])
  expect([after?.routes === before.routes, after?.world.site === before.world.site, after?.computed]).toEqual([
    true,
    true,
    1,
  ])
})

it.each([
  ['a changed title', 'source/_posts/a.md', post('新', 1)],
  ['front matter that cannot be read', 'source/_posts/a.md', '---\ntitle: [\n---\n'],
  ['a new post', 'source/_posts/c.md', post('丙', 3)],
  ['changed data', 'source/_data/menu.yml', 'home: /index/\n'],
])('after %s the whole site is surveyed', async (_, path, text) => {
  expect((await saved(path, text)).after).toBe(undefined)
})
