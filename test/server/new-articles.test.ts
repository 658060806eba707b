import { expect, it } from 'vitest'
import { createNewcomers } from '../../src/server/new-articles.ts'
import type { Snapshot } from '../../src/server/snapshot.ts'
import { generate, page, post } from '../generate/fixture.ts'

/** A snapshot of a site with these posts, in /site. */
function snapshotOf(...names: readonly string[]): Snapshot {
  const { site } = generate({ heads: [...names.map((name) => post(name, { path: `${name}/` })), page('about.md')] })
  const project = { folders: { site: '/site', source: '/site/source' }, config: { root: '/blog/' } }
  return { world: { site }, project } as unknown as Snapshot
}
const file = (name: string) => `/site/source/_posts/${name}.md`

it('the one article that never was before is named by its address', () => {
  const { among } = createNewcomers(snapshotOf('甲'))
  expect(among([file('甲'), file('乙')], snapshotOf('甲', '乙'))).toMatch(/^\/blog\/%E4%B9%99\//)
})

it('an article that was put away and back is not new, nor is one that is saved again', () => {
  const { among } = createNewcomers(snapshotOf('a', 'b'))
  expect(among([file('a')], snapshotOf('b'))).toBe(undefined)
  expect(among([file('a')], snapshotOf('a', 'b'))).toBe(undefined)
  expect(among([file('c')], snapshotOf('a', 'b', 'c'))).toBeDefined()
  expect(among([file('c')], snapshotOf('a', 'b', 'c'))).toBe(undefined)
})

it('of several that come at once none is named, nor is a file that is no article', () => {
  const { among } = createNewcomers(snapshotOf('a'))
  expect(among([file('b'), file('c')], snapshotOf('a', 'b', 'c'))).toBe(undefined)
  expect(among(['/site/source/p.png', '/site/_config.yml'], snapshotOf('a', 'd'))).toBe(undefined)
})
