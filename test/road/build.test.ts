import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Extension } from '../../src/model/extension.ts'
import { openProject } from '../../src/project.ts'
import { build, type RoadOptions, walk } from '../../src/road/build.ts'
import { createPlainEngine } from '../../src/road/engines.ts'
import { NOW } from './roads.ts'
import { post, siteOf } from './sites.ts'

const SITE = { 'source/_posts/a.md': post('甲', 1), 'source/_posts/b.md': post('乙', 2, '$\\nocommand$') }

async function opened(files: Readonly<Record<string, string>>, extensions: readonly Extension[] = []) {
  const site = siteOf(files)
  const project = { ...(await openProject(site.folder)), extensions }
  const make = (options?: RoadOptions) => build(project, createPlainEngine(NOW), options)
  return { ...site, project, make }
}

it('whoever walks the road gets every page, and nothing is written', async () => {
  const { project, folder } = await opened(SITE)
  const { routes, outputs, computedBy, problems } = await walk(project, createPlainEngine(NOW))
  const paths: string[] = []
  for await (const { key, value } of outputs) {
    expect(await value()).toBeDefined()
    paths.push(key.path)
  }
  expect(paths).toEqual(routes.map(({ path }) => path))
  expect(computedBy).toEqual({ head: 2, content: 2, card: 0, search: 0 })
  expect(problems.map(({ code }) => code)).toEqual(['math-invalid'])
  expect(existsSync(join(folder, 'public'))).toBe(false)
})

it('a build publishes all routes, and says what it made', async () => {
  const { make, published } = await opened(SITE)
  const report = await make()
  expect(report).toMatchObject({ good: true, posts: 2, tags: 1, computed: { heads: 2, contents: 2 } })
  expect(report.changed.toSorted()).toEqual(Object.keys(published()))
  expect(report.files).toBe(report.changed.length)
})

it('a site with an error is rendered to the end and not published', async () => {
  const { make, folder, published, write } = await opened(SITE)
  await make()
  const before = published()
  write('source/_posts/c.md', '---\ntitle: [\n---\n')
  write('themes/t/layout/post.ejs', '<%= page.none.at %>')
  // Opened again, for the theme.
  const report = await build(await openProject(folder), createPlainEngine(NOW))
  expect(report.good).toBe(false)
  expect(report.problems.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['front-matter-yaml', 'template-failed']),
  )
  expect(published()).toEqual(before)
})

it('a warning stops a strict build only', async () => {
  const { make, published } = await opened(SITE)
  expect(await make({ strict: true })).toMatchObject({ good: false, problems: [{ code: 'math-invalid' }] })
  expect(published()).toEqual({})
  expect((await make()).good).toBe(true)
})

it('a site that lost all its articles keeps what is published, unless an empty one is wanted', async () => {
  const { make, published, remove } = await opened(SITE)
  await make()
  const before = published()
  remove('source/_posts')
  expect((await make()).good).toBe(false)
  expect(published()).toEqual(before)
  expect((await make({ allowEmpty: true })).good).toBe(true)
})

it('pages that an extension makes take the place of all of ours', async () => {
  const whole: Extension = {
    name: 'whole',
    version: '1',
    pages: (facts) => [
      {
        kind: 'text',
        path: 'only.txt' as never,
        owner: { kind: 'scripts' },
        make: () =>
          facts
            .posts()
            .map(({ title }) => title)
            .join(),
      },
    ],
  }
  const { make, published } = await opened(SITE, [whole])
  expect((await make()).good).toBe(true)
  expect(Object.keys(published())).toContain('only.txt')
  expect(Object.keys(published())).not.toContain('index.html')
})
