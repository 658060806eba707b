import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Extension } from '../../src/model/extension.ts'
import { openProject } from '../../src/project.ts'
import { buildSite } from '../../src/road/run-build.ts'
import { post, siteOf } from './sites.ts'

/** What extensions do once the site is published. */

async function built(published: Extension['published']) {
  const site = siteOf({ 'source/_posts/a.md': post('甲', 1) })
  const project = await openProject(site.folder)
  const extension: Extension = { name: 'late', version: '1', ...(published && { published }) }
  const build = () =>
    buildSite({ ...project, extensions: [extension] }, { now: new Date('2020-06-01T00:00:00Z'), force: true })
  return { site, build, folder: project.folders.public }
}

test('an extension reads what was published, and what it writes goes before it is written again', async () => {
  const { site, build, folder } = await built(() => async ({ facts, paths, bytes }) => {
    const html = String(Buffer.from((await bytes('index.html')) ?? []))
    writeFileSync(join(folder, 'late.txt'), [facts.posts().length, paths.length, html.length].join())
  })
  const { files, problems } = await build()
  expect(problems).toEqual([])
  expect(site.read('public/late.txt')).toBe(`1,${files},${site.read('public/index.html').length}`)
  expect((await build()).removed).toEqual([])
})

test('one that has nothing to do, or fails, is said so', async () => {
  expect((await (await built(() => undefined)).build()).problems).toEqual([])
  const { build } = await built(() => () => {
    throw new Error('late')
  })
  expect(await build()).toMatchObject({
    good: false,
    problems: [{ code: 'extension-failed', params: { extension: 'late', hook: 'published' } }],
  })
})
