import { expect, it } from 'vitest'
import { digestFrom } from '../../src/base/paths.ts'
import type { Content } from '../../src/model/article.ts'
import type { Extension } from '../../src/model/extension.ts'
import type { Route } from '../../src/model/route.ts'
import { foundBeside, makesAllPages, routesFrom } from '../../src/road/whole-site.ts'
import { surveyed } from './roads.ts'
import { CONFIG, post } from './sites.ts'

const textAt = (path: string): Route => ({
  kind: 'text',
  path: path as never,
  owner: { kind: 'scripts' },
  make: () => '',
})
const whole = (pages: Extension['pages']): Extension => ({ name: 'whole', version: '1', ...(pages && { pages }) })
const FILES = { '_config.yml': CONFIG.replace('math: { output: mathml }\n', ''), 'source/_posts/a.md': post('甲', 1) }

async function routesWith(extension: Extension, math = false) {
  const { world } = await surveyed(FILES, [extension])
  const content = () => ({ has: { math } }) as Content
  const { routes, problems } = await routesFrom({ ...world, content }, [textAt('surveyed.txt')])
  return { paths: routes.map(({ path }) => path as string), problems }
}

it('without such an extension the routes are those of the survey', async () => {
  expect(makesAllPages((await surveyed(FILES, [whole(undefined)])).project)).toBe(false)
  expect(await routesWith(whole(undefined))).toEqual({ paths: ['surveyed.txt'], problems: [] })
})

it('an extension that makes all pages knows the articles, and its routes are all there are', async () => {
  const extension = whole((facts) => facts.posts().map(({ path }) => textAt(`${path}only.txt`)))
  expect(makesAllPages((await surveyed(FILES, [extension])).project)).toBe(true)
  expect((await surveyed(FILES, [extension])).survey.routes).toEqual([])
  expect(await routesWith(extension)).toEqual({ paths: ['2018/03/01/a/only.txt'], problems: [] })
})

it('what such an extension found out is known by its name to whoever makes its pages', async () => {
  const extension = whole(() => [{ kind: 'given', name: 'a', digest: digestFrom('1') }, textAt('a.txt')])
  const { world } = await surveyed(FILES, [extension])
  const { routes, given } = await routesFrom({ ...world, content: () => undefined }, [])
  expect(routes.map(({ path }) => path as string)).toEqual(['a.txt'])
  expect(given.get('a')).toBe('1')
})

it('that its pages have no version in the other script of Chinese is a warning', async () => {
  const files = { ...FILES, '_config.yml': `${FILES['_config.yml']}chinese_variants: zh-TW\n` }
  const codes = async (extension: Extension) =>
    (await surveyed(files, [extension])).survey.problems.map(({ code, severity }) => `${severity} ${code}`)
  expect(await codes(whole(() => []))).toEqual(['warning chinese-variants-guests'])
  expect(await codes(whole(undefined))).toEqual([])
})

it('files of KaTeX come where an article has formulas, but for those that the extension brings', async () => {
  const { paths } = await routesWith(
    whole(() => [textAt('css/katex/katex.min.css')]),
    true,
  )
  expect(paths.filter((path) => path === 'css/katex/katex.min.css')).toHaveLength(1)
  expect(paths.filter((path) => path.startsWith('css/katex/fonts/')).length).toBeGreaterThan(10)
})

it('an extension that fails is a problem that names it, and there are no pages', async () => {
  const extension = whole(() => {
    throw new Error('no pages today')
  })
  expect(await routesWith(extension)).toMatchObject({
    paths: [],
    problems: [{ code: 'extension-failed', params: { extension: 'whole', hook: 'pages' } }],
  })
})

it('in another thread a route is the one that its own guests make of the path, and only where they know the same', async () => {
  const made = (path: string, sameAs: string): Route => ({ ...textAt(path), sameAs }) as Route
  const extension = whole(() => [made('a.txt', 'one'), made('b.txt', 'other')])
  const { world } = await surveyed(FILES, [extension])
  const content = () => ({ has: { math: false } }) as Content
  const project = { ...world.project, recipes: new Map([[extension, { guests: {} }]]) }
  const beside = await foundBeside({ ...world, content, project, isCopy: true })
  const found = (route: Route) => beside?.routeFor(route)
  const crossed = { ...made('a.txt', 'one'), make: undefined } as unknown as Route
  expect(found(crossed)).toMatchObject({ path: 'a.txt', make: expect.any(Function) })
  expect([made('b.txt', 'one'), made('c.txt', 'one')].map(found)).toEqual([undefined, undefined])
  // Where the road is walked, and where nobody has guests, routes are what they are.
  expect(await foundBeside({ ...world, content, project })).toBeUndefined()
  expect(await foundBeside({ ...world, content, isCopy: true })).toBeUndefined()
})

it('in another thread guests that make no route say why', async () => {
  const extension = whole(() => {
    throw new Error('no')
  })
  const { world } = await surveyed(FILES, [extension])
  const project = { ...world.project, recipes: new Map([[extension, { guests: {} }]]) }
  expect((await foundBeside({ ...world, project, isCopy: true }))?.unready).toMatchObject({ code: 'extension-failed' })
})
