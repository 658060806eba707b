import { expect, test } from 'vitest'
import { routePath } from '../../src/base/paths.ts'
import { addedRoutes, changedRoutes } from '../../src/generate/extension-routes.ts'
import type { Extension } from '../../src/model/extension.ts'
import type { NewRoute, Route } from '../../src/model/route.ts'
import { said } from '../said.ts'

const text = (path: string, make: () => unknown = () => ''): NewRoute => ({
  kind: 'text',
  path,
  make: make as () => string,
})
const added = (generate: Extension['generate'], name = 'x') =>
  addedRoutes([{ name, version: '1', generate } as Extension], {} as never, {} as never)
const all: readonly Route[] = ['index.html', 'a/index.html', 'A.html'].map((path) => ({
  ...(text(path) as Route),
  path: routePath(path),
  owner: { kind: 'file', name: `source/${path}` },
}))
const changed = (routes: Extension['routes'], problems: readonly never[] = []) =>
  changedRoutes([{ name: 'x', version: '1', routes } as Extension], { routes: all, problems })

test('a path of an extension is made a path below public/', async () => {
  const { routes, problems } = await added(() => [text('films/')])
  expect(problems).toEqual([])
  expect(routes).toMatchObject([{ path: 'films/index.html', owner: { kind: 'extension', name: 'x' } }])
})

test.each([
  ['climbs out of public/', text('../outside.txt'), 'path-escapes', 'leads out of its folder'],
  ['is not text', text(7 as never), 'extension-result', 'gave a number where text is needed'],
  ['is missing', { kind: 'text', make: () => '' }, 'extension-result', 'gave nothing where text is needed'],
])(
  'a route whose path %s is an error that names the extension, and the others are kept',
  async (_, bad, code, words) => {
    const { routes, problems } = await added(() => [bad as NewRoute, text('good.txt')])
    expect(routes.map(({ path }) => path)).toEqual(['good.txt'])
    expect(problems).toMatchObject([{ severity: 'error', code }])
    expect(said(problems[0])).toContain(words)
    expect(said(problems[0])).toContain('he hook "generate" of the extension "x"')
  },
)

test.each([
  ['a promise', async () => [text('a.txt')]],
  [
    'a generator',
    function* () {
      yield text('a.txt')
    },
  ],
  [
    'an asynchronous generator',
    async function* () {
      yield text('a.txt')
    },
  ],
])('routes may come as %s', async (_, generate) => {
  expect((await added(generate)).routes).toMatchObject([{ path: 'a.txt' }])
})

test('a generator that throws on its way is an error, and the next extension is asked all the same', async () => {
  const broken: Extension = {
    name: 'broken',
    version: '1',
    *generate() {
      yield text('a.txt')
      throw new Error('no more')
    },
  }
  const good: Extension = { name: 'good', version: '1', generate: () => [text('b.txt')] }
  const { routes, problems } = await addedRoutes([broken, good], {} as never, {} as never)
  expect(routes.map(({ path }) => path)).toEqual(['b.txt'])
  expect(problems).toMatchObject([{ code: 'extension-failed', params: { extension: 'broken' } }])
})

test('what a route of an extension makes goes through the gate, piece by piece', async () => {
  const { routes } = await added(() => [
    text('a.txt', () => {
      throw new Error('no more')
    }),
    text('b.txt', async () => 'x'),
    text('c.txt', function* () {
      yield new Uint8Array([65])
      throw new Error('torn')
    }),
    text('d.txt', () => 5),
  ])
  const [thrown, late, torn, wrong] = routes.map((route) => route.kind === 'text' && route.make)
  const facts = {} as never
  expect(() => thrown && thrown(facts)).toThrow('"reason":"no more"')
  expect(await (late && late(facts))).toBe('x')
  expect(() => torn && [...(torn(facts) as Iterable<Uint8Array>)]).toThrow('torn')
  expect(() => wrong && wrong(facts)).toThrow('"given":"number"')
})

test('an extension that drops routes has the last word', async () => {
  const { routes, problems } = await changed((routes) => routes.filter(({ path }) => path !== 'A.html'))
  expect(routes.map(({ path }) => path)).toEqual(['index.html', 'a/index.html'])
  expect(problems).toEqual([])
})

test('an extension that renames a route onto another is an error that names both', async () => {
  const { problems } = await changed((routes) => routes.map((route) => ({ ...route, path: 'index.html' })))
  expect(problems.map(({ code }) => code)).toEqual(['route-conflict', 'route-conflict'])
  expect(said(problems[0])).toContain('source/index.html and source/a/index.html')
  expect(said(problems[0])).toContain('(It happened in the hook "routes" of the extension "x".)')
})

test('an extension cannot rename a route out of public/, nor where it stands', async () => {
  const renamed = await changed((routes) => routes.map((route) => ({ ...route, path: `../${route.path}` })))
  expect(renamed.problems.map(({ code }) => code)).toEqual(['path-escapes', 'path-escapes', 'path-escapes'])
  const written = await changed((routes) => {
    for (const route of routes) (route as { path: string }).path = `../${route.path}`
    return routes
  })
  expect(written.problems).toMatchObject([{ code: 'extension-failed' }])
  expect(written.routes.map(({ path }) => path)).toEqual(all.map(({ path }) => path))
})

test('what was found before an extension had its say is not its fault', async () => {
  const conflict = { severity: 'error', code: 'route-conflict', message: 'Two.' } as never
  const { problems } = await changed((routes) => routes, [conflict])
  expect(problems).toEqual([conflict])
})

test('an extension that gives no routes back leaves them as they are', async () => {
  expect((await changed(() => undefined as never)).routes).toHaveLength(3)
})
