import { expect, it } from 'vitest'
import { digestFrom } from '../../src/base/paths.ts'
import { digestsOf } from '../../src/facts/digests.ts'
import { WHOLE } from '../../src/facts/whole.ts'
import type { World } from '../../src/facts/world.ts'
import { worldOf } from './worlds.ts'

const wholeIn = (world: World, settled: Readonly<Record<string, string>> = {}) =>
  digestsOf((step, id) => digestFrom(settled[`${step}:${id}`] ?? '-'))(world)(WHOLE)
const { world } = worldOf({})
const { project, site } = world

// `digests.test.ts` has a change for each fact.
it.each([
  ['the encoder', { ...world, project: { ...project, encoder: { version: '2' } } }],
  ['the font', { ...world, project: { ...project, font: { version: '2' } } }],
  ['what draws cards', { ...world, project: { ...project, drawer: { version: '2' } } }],
  ['hidden articles', { ...world, site: { ...site, hidden: site.posts } }],
  ['articles that are not published yet', { ...world, site: { ...site, unpublished: site.posts } }],
] as const)('%s: the whole is another one', (_, changed) => {
  expect(wholeIn(changed as unknown as World)).not.toBe(wholeIn(world))
})

it('stays when a text is edited, and with it a file and what is made of both', () => {
  const edited = worldOf({ files: { '_posts/a.md': 'other' }, words: 560, fields: { length: 2 }, given: { a: 'b' } })
  expect(wholeIn(edited.world, { 'content:_posts/a.md': 'other' })).toBe(wholeIn(world))
})
