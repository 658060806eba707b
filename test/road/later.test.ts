import { expect, onTestFinished, test } from 'vitest'
import { openStore } from '../../src/memo/store.ts'
import { openProject } from '../../src/project.ts'
import { build } from '../../src/road/build.ts'
import { createMemoEngine, createPlainEngine, type Engine, type Step } from '../../src/road/engines.ts'
import { onDemand } from '../../src/road/on-demand.ts'
import { toolchainDigest } from '../../src/road/run-build.ts'
import { post, siteOf } from './sites.ts'

/** Steps that promise what they make, as code of extensions may: nothing else changes. */

const NOW = new Date('2020-06-01T00:00:00Z')
const FILES = {
  'source/_posts/a.md': post('甲', 1),
  'source/_posts/b.md': post('乙', 2, '看 [[a]]'),
  'source/about/index.md': '---\ntitle: 关于\n---\n我\n',
}

/** The same engine, whose steps wait for a moment in the middle of each key. */
function promising(engine: Engine, { never = '' } = {}): Engine {
  const late = <K, V>(step: Step<K, V>): Step<K, V> => ({
    ...step,
    async load(world, around) {
      const run = await step.load(world, around)
      return async (key, facts) => {
        await new Promise((resolve) => setTimeout(resolve, step.idOf(key).includes('a') ? 3 : 0))
        if (step.name === 'output' && step.idOf(key) === never) await new Promise(() => {})
        return run(key, facts)
      }
    },
  })
  return {
    ...engine,
    map: (step, keys, world) => engine.map(late(step), keys, world),
    each: (step, keys, world, target) => engine.each(late(step), keys, world, target),
    open: (step, keyOf, world) => engine.open(late(step), keyOf, world),
  }
}

/** Builds a site with steps that promise, and remembers. */
async function buildPromising(
  folder: string,
  { forget = false, ...options }: { forget?: boolean; never?: string } = {},
) {
  const project = await openProject(folder)
  const store = openStore(project.folders.cache, toolchainDigest(project), { forget })
  try {
    const engine = createMemoEngine({ now: NOW, store, seconds: options.never === undefined ? 0 : 0.2 })
    const report = await build(project, promising(engine, options))
    store.save()
    return report
  } finally {
    store.close()
  }
}

test('a build whose steps are asynchronous gives the bytes and the counts of one whose steps are not', async () => {
  const site = siteOf(FILES)
  const first = await site.build()
  const published = site.published()
  const report = await buildPromising(site.folder, { forget: true })
  expect(report).toMatchObject({ good: true, problems: [], computed: first.computed })
  expect(site.published()).toEqual(published)
  site.write('source/_posts/b.md', post('乙', 2, '新的正文'))
  expect((await buildPromising(site.folder)).computed).toEqual({ heads: 1, contents: 1, outputs: 2 })
})

test('pages that are asked for at the same time wait for asynchronous contents, though a template catches all', async () => {
  const site = siteOf(FILES)
  site.write(
    'themes/t/layout/index.ejs',
    '<% page.posts.each(function (p) { try { %><%- p.content %><% } catch {} }) %>',
  )
  await site.build()
  const project = await openProject(site.folder)
  const store = openStore(project.folders.cache, toolchainDigest(project), { forget: true })
  onTestFinished(() => store.close())
  for (const engine of [createMemoEngine({ now: NOW, store }), createPlainEngine(NOW)]) {
    const { routes, outputs } = await onDemand(project, promising(engine))
    const views = routes.filter(({ kind }) => kind === 'view')
    const made = await Promise.all(views.map(async ({ path }) => [path, (await outputs.make(path)).value] as const))
    for (const [path, output] of made)
      expect(output, path).toMatchObject({ body: Buffer.from(site.published()[path] ?? '', 'latin1').toString() })
    expect(made.length).toBe(8)
  }
})

test('a promise that is never kept ends with the limit, and takes no other page with it', async () => {
  const site = siteOf(FILES)
  const { problems, computed } = await buildPromising(site.folder, { never: 'about/index.html' })
  expect(problems).toMatchObject([{ code: 'endless', params: { key: expect.stringContaining('about/index.html') } }])
  expect(computed.outputs).toBeGreaterThan(6)
})
