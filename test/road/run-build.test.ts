import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Extension } from '../../src/model/extension.ts'
import { openProject } from '../../src/project.ts'
import { type BuildOptions, buildSite, readSite, toolchainDigest } from '../../src/road/run-build.ts'
import { NOW } from './roads.ts'
import { post, siteOf } from './sites.ts'

const SITE = { 'source/_posts/a.md': post('甲', 1), 'source/_posts/b.md': post('乙', 2) }

async function opened(extensions: readonly Extension[] = []) {
  const site = siteOf(SITE)
  const make = async (options: Partial<BuildOptions> = {}) =>
    buildSite({ ...(await openProject(site.folder)), extensions }, { now: NOW, ...options })
  return { ...site, make }
}

it('a build of an unchanged site computes nothing, and one that forgets computes everything', async () => {
  const { make } = await opened()
  const first = await make()
  expect(first.computed).toMatchObject({ heads: 2, contents: 2 })
  expect((await make()).computed).toEqual({ heads: 0, contents: 0, outputs: 0 })
  expect((await make({ force: true })).computed).toEqual(first.computed)
})

it('an unchanged site that is not looked at by its whole, as when it is strict for once, computes nothing either', async () => {
  const { make } = await opened()
  await make()
  expect((await make({ strict: true })).computed).toEqual({ heads: 0, contents: 0, outputs: 0 })
})

it('what depends on no fact is computed by every build', async () => {
  const counter: Extension = {
    name: 'counter',
    version: '1',
    html(html, { path }, facts) {
      if (path === 'index.html') facts.volatile('it counts')
      return html
    },
  }
  const { make } = await opened([counter])
  expect((await make()).volatile).toBe(1)
  expect((await make()).computed).toEqual({ heads: 0, contents: 0, outputs: 1 })
})

it('a file that an extension reads by itself, and names, makes again what read it', async () => {
  const reader: Extension = {
    name: 'reader',
    version: '1',
    html(html, { path }, facts) {
      if (path !== 'index.html') return html
      facts.disk('text', 'friends.json')
      return html + readFileSync(join(folder, 'friends.json'), 'utf8')
    },
  }
  const { make, folder, write, read } = await opened([reader])
  write('friends.json', '[1]')
  await make()
  expect((await make()).computed.outputs).toBe(0)
  write('friends.json', '[1, 2]')
  expect((await make()).computed).toEqual({ heads: 0, contents: 0, outputs: 1 })
  expect(read('public/index.html')).toMatch(/\[1, 2\]$/)
})

it('a build with errors is not remembered as one that is done', async () => {
  const { make, write } = await opened()
  write('source/_posts/c.md', '---\ntitle: [\n---\n')
  expect([(await make()).good, (await make()).problems.map(({ code }) => code)]).toEqual([false, ['front-matter-yaml']])
})

it('whoever only reads a site has its pages, publishes nothing, and leaves its memory for the build', async () => {
  const { folder, make } = await opened()
  const read = await readSite(
    await openProject(folder),
    { now: NOW, notice: () => {} },
    async ({ outputs, computedBy }) => {
      let pages = 0
      for await (const _ of outputs) pages++
      return { pages, contents: computedBy.content }
    },
  )
  expect(read).toEqual({ pages: expect.any(Number), contents: 2 })
  expect(existsSync(join(folder, 'public'))).toBe(false)
  expect((await make()).computed).toMatchObject({ heads: 0, contents: 0 })
})

it('another version of an extension, or other options, are another toolchain', async () => {
  const project = await openProject(siteOf(SITE).folder)
  const one: Extension = { name: 'one', version: '1' }
  const digestOf = (extension: Extension, options?: unknown) =>
    toolchainDigest({
      ...project,
      extensions: [extension],
      recipes: new Map(options === undefined ? [] : [[extension, { module: '/m', options }]]),
    })
  const digests = [
    digestOf(one),
    digestOf({ ...one, version: '2' }),
    digestOf(one, { since: 1 }),
    digestOf(one, { since: 2 }),
  ]
  expect(new Set(digests).size).toBe(4)
  expect(digestOf({ ...one })).toBe(digests[0])
})
