import { describe, expect, it } from 'vitest'
import { lateModule, mayComeLate } from '../../src/hexo/looks/late.ts'
import { guestSite, post } from './sites.ts'

/** Engines of renderer plugins come when they are used. */

describe('a module that comes late', () => {
  const late = (module: any) => {
    let loads = 0
    const stand = lateModule(() => {
      loads++
      return module
    })
    return { stand, loads: () => loads }
  }

  it.each<[string, any, (stand: any) => unknown, unknown]>([
    ['is called', (a: number) => a + 1, (stand) => stand(1), 2],
    ['has members', { a: 1 }, ({ a }) => a, 1],
    [
      'has methods that see the module',
      {
        a: 1,
        b: () => 2,
        c() {
          return this.a
        },
      },
      (stand) => stand.c(),
      1,
    ],
    [
      'is constructed',
      class {
        a = 3
      },
      (Stand) => new Stand().a,
      3,
    ],
    [
      'is extended',
      class {
        a = 4
      },
      (Stand) => new (class extends Stand {})().a,
      4,
    ],
    ['is the class of what it makes', class {}, (Stand) => new Stand() instanceof Stand, true],
    [
      'is asked for a name',
      { a: 1 },
      (stand) => ['a' in stand, 'b' in stand, 'prototype' in stand],
      [true, false, false],
    ],
    ['is listed', { a: 1, b: 2 }, (stand) => [Object.keys(stand), { ...stand }], [['a', 'b'], { a: 1, b: 2 }]],
    ['is frozen', Object.freeze({ a: 1 }), (stand) => Object.getOwnPropertyDescriptor(stand, 'a')?.value, 1],
    [
      'is compiled from an ES module',
      { __esModule: true, default: 5 },
      (stand) => (stand?.__esModule ? stand.default : stand),
      5,
    ],
  ])('%s', (_, module, use, expected) => {
    const { stand, loads } = late(module)
    expect(loads()).toBe(0)
    expect(use(stand)).toEqual(expected)
    expect(loads()).toBe(1)
    use(stand)
    expect(loads()).toBe(1)
  })

  it('is changed as the module is', () => {
    const module: Record<string, number> = { a: 1 }
    const { stand } = late(module)
    stand.b = 2
    delete stand.a
    Object.defineProperty(stand, 'c', { value: 3, enumerable: true })
    expect(module).toEqual({ b: 2, c: 3 })
  })
})

it.each([
  ['stylus', '/s/node_modules/hexo-renderer-stylus/lib/renderer.js', true],
  ['@babel/core', '/s/node_modules/@them/hexo-renderer-jsx/index.js', true],
  ['hexo-util', '/s/node_modules/hexo-renderer-marked/index.js', false],
  ['./lib/renderer', '/s/node_modules/hexo-renderer-stylus/index.js', false],
  ['lodash/get', '/s/node_modules/hexo-renderer-stylus/index.js', false],
  ['stylus', '/s/node_modules/hexo-generator-feed/index.js', false],
  ['stylus', '/s/scripts/a.js', false],
  ['highlight.js', '/s/node_modules/hexo-generator-feed/node_modules/hexo-util/lib/highlight.js', true],
  ['highlight.js', '/s/node_modules/hexo-filter-own/index.js', false],
])('%s, asked for by %s: %s', (request, from, expected) => {
  expect(mayComeLate(request, from)).toBe(expected)
})

describe('an engine', () => {
  const ENGINE = {
    'node_modules/engine/package.json': '{ "name": "engine", "main": "index.js" }',
    'node_modules/engine/index.js': `globalThis.engines = (globalThis.engines ?? 0) + 1
      const chance = Math.random()
      module.exports = (text) => text + '/* engine */'`,
  }
  const PLUGIN = {
    'hexo-renderer-sty': `const engine = require('engine')
      hexo.extend.renderer.register('sty', 'css', ({ text }) => engine(text), true)`,
  }
  const POSTS = { 'source/_posts/a.md': post('甲', 1), 'source/_posts/b.md': post('乙', 2) }
  const loads = async (files: Readonly<Record<string, string>>) => {
    const counter = globalThis as { engines?: number }
    counter.engines = 0
    const site = guestSite({ ...POSTS, ...ENGINE, ...files }, PLUGIN)
    expect((await site.build()).problems).toEqual([])
    return { loads: counter.engines, site }
  }

  it('is loaded for what it renders, and not for articles', async () => {
    expect((await loads({})).loads).toBe(0)
    const { loads: once, site } = await loads({ 'themes/g/source/a.sty': 'a {}', 'themes/g/source/b.sty': 'b {}' })
    expect([once, site.read('public/a.css'), site.read('public/b.css')]).toEqual([
      1,
      'a {}/* engine */',
      'b {}/* engine */',
    ])
  })

  it('draws no chance of the page that it is loaded for', async () => {
    const { site } = await loads({
      'scripts/a.js': `hexo.extend.helper.register('styled', () => hexo.render.renderSync({ text: '', engine: 'sty' }))
        hexo.extend.helper.register('chance', () => Math.random())`,
      'themes/g/layout/post.njk': '{{ styled() }}{{ chance() }}',
    })
    const clean = site.published()
    await site.build({ force: true })
    expect(site.published()).toEqual(clean)
  })

  it('that is missing is missed at once', async () => {
    const site = guestSite(POSTS, PLUGIN)
    const { problems, good } = await site.build()
    expect(good).toBe(false)
    expect(JSON.stringify(problems)).toContain("Cannot find module 'engine'")
  })
})
