import { readFileSync } from 'node:fs'
import { describe, expect, it, onTestFinished, test } from 'vitest'
import { openStore } from '../../src/memo/store.ts'
import { openProject } from '../../src/project.ts'
import { createMemoEngine, createPlainEngine } from '../../src/road/engines.ts'
import { onDemand, onDemandAgain } from '../../src/road/on-demand.ts'
import { toolchainDigest } from '../../src/road/run-build.ts'
import { scan } from '../../src/source/scan.ts'
import { post, siteOf } from './sites.ts'

const NOW = new Date('2020-06-01T00:00:00Z')

/** A site whose pages are asked for one by one, again and again, with one memory. */
async function opened(files: Readonly<Record<string, string>>) {
  const site = siteOf(files)
  const project = await openProject(site.folder)
  const store = openStore(project.folders.cache, toolchainDigest(project))
  onTestFinished(() => store.close())
  let current = true
  const engine = createMemoEngine({ now: NOW, store, isCurrent: () => current })
  const road = (using = engine) => onDemand(project, using)
  return {
    ...site,
    project,
    engine,
    road,
    async pages(using = engine) {
      const { routes, outputs } = await road(using)
      // In an order that no build has.
      const pages = routes.toReversed().map(async ({ path }) => {
        const { value: output } = await outputs.make(path)
        return [path, output?.kind === 'copy' ? readFileSync(output.from, 'utf8') : output?.body] as const
      })
      return Object.fromEntries(await Promise.all(pages))
    },
    async built() {
      await site.build()
      const files = Object.entries(site.published())
      return Object.fromEntries(files.map(([path, text]) => [path, Buffer.from(text, 'latin1').toString()]))
    },
    async whileFilesChange(look: () => Promise<void>) {
      current = false
      await look()
      current = true
    },
  }
}

const FILES = {
  'source/_posts/a.md': post('甲', 1),
  'source/_posts/b.md': post('乙', 2, '看 [[a]] 与 ![](b/p.png)'),
  'source/_posts/b/p.png': 'png',
  'source/about/index.md': '---\ntitle: 关于\n---\n我\n',
}

test('each page, asked for by itself, is what a build writes', async () => {
  const site = await opened(FILES)
  const built = await site.built()
  expect(await site.pages()).toEqual(built)
  expect(await site.pages(createPlainEngine(NOW))).toEqual(built)
})

test('what was asked for before does not show in what is asked for later', async () => {
  const site = await opened(FILES)
  const first = await site.pages()
  site.write('source/_posts/a.md', post('甲甲', 1, '新的正文'))
  const second = await site.pages()
  expect(second['index.html']).toContain('新的正文')
  expect(second).toEqual(await site.built())
  site.write('source/_posts/a.md', FILES['source/_posts/a.md'])
  expect(await site.pages()).toEqual(first)
})

test('what is made from files that are no longer those of the survey is not remembered', async () => {
  const site = await opened(FILES)
  await site.whileFilesChange(async () => {
    const { outputs } = await site.road()
    site.write('source/_posts/a.md', post('甲', 1, '半途的正文'))
    expect(await outputs.make('2018/03/01/a/index.html')).toMatchObject({
      value: { body: expect.stringContaining('半途的正文') },
    })
    site.write('source/_posts/a.md', FILES['source/_posts/a.md'])
  })
  expect(await site.pages()).toEqual(await site.built())
})

describe('after a save', () => {
  /** The road as it is walked again for one file, and what it gives for every address. */
  async function again(file: string, text: string) {
    const site = await opened(FILES)
    const before = await site.road()
    for (const { path } of before.routes) await before.outputs.make(path)
    site.write(`source/${file}`, text)
    const scanned = await scan(site.project.folders, site.project.config)
    const after = await onDemandAgain(
      before,
      site.engine,
      scanned.sources.filter(({ path }) => path === file),
    )
    return { site, after }
  }

  it.each([
    ['_posts/a.md', post('甲', 1, '新的正文')],
    ['about/index.md', '---\ntitle: 关于\n---\n别人\n'],
    ['_posts/b/p.png', 'gnp'],
  ])('of a text or a picture (%s), the survey stays and the pages are those of a build', async (file, text) => {
    const { site, after } = await again(file, text)
    expect(after?.computed).toBeLessThan(2)
    const pages = (after?.routes ?? []).map(async ({ path }) => {
      const output = (await after?.outputs.make(path))?.value
      return [path, output?.kind === 'copy' ? readFileSync(output.from, 'utf8') : output?.body] as const
    })
    expect(Object.fromEntries(await Promise.all(pages))).toEqual(await site.built())
  })

  it.each([
    ['a title', '_posts/a.md', post('甲甲', 1)],
    ['a date', '_posts/a.md', post('甲', 3)],
    ['a fault', '_posts/a.md', '---\ntitle: [\n---\n'],
  ])('of %s, everything is looked at', async (_, file, text) => {
    expect((await again(file, text)).after).toBe(undefined)
  })
})
