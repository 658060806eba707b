import { join } from 'node:path'
import { expect, it } from 'vitest'
import { factsOf } from '../../src/facts/facts.ts'
import type { Extension, Recipe } from '../../src/model/extension.ts'
import { dataOfWorld, worldOfData } from '../../src/road/world-data.ts'
import { surveyed } from './roads.ts'
import { post } from './sites.ts'

const SITE = { 'source/_posts/a.md': post('甲', 1), 'source/_data/menu.yml': 'home: /\n' }
const MINE: Extension = { name: 'mine', version: '1', html: (html) => html }

/** As it is when it has crossed to another thread. */
const crossed = (data: unknown) => structuredClone(data)

it('a world that crossed to another thread answers as it did here', async () => {
  const { world, facts } = await surveyed(SITE)
  const there = factsOf(await worldOfData(crossed(dataOfWorld(world).data())))
  expect(there.posts()).toEqual(facts.posts())
  expect(there.data().menu).toEqual({ home: '/' })
  expect(there.config()).toEqual(facts.config())
  expect(there.now()).toEqual(facts.now())
  expect(there.file('_posts/a.md' as never)?.text()).toContain('title: 甲')
})

it('an extension crosses by its recipe, and each thread makes its own', async () => {
  const { world, folder, write } = await surveyed(SITE)
  write('mine.mjs', 'export default ({ since }) => ({ name: "mine", version: String(since) })')
  const recipe: Recipe = { module: join(folder, 'mine.mjs'), options: { since: 2020 } }
  const project = { ...world.project, extensions: [MINE], recipes: new Map([[MINE, recipe]]) }
  const there = await worldOfData(crossed(dataOfWorld({ ...world, project }).data()))
  expect(there.project.extensions).toEqual([{ name: 'mine', version: '2020' }])
  expect([...there.project.recipes.values()]).toEqual([recipe])
})

it('an extension without a recipe cannot cross', async () => {
  const { world } = await surveyed(SITE)
  const project = { ...world.project, extensions: [MINE], recipes: new Map() }
  await expect(worldOfData(dataOfWorld({ ...world, project }).data())).rejects.toThrow('without a recipe')
})

it('worlds of one site cross once, whatever was settled since', async () => {
  const { world } = await surveyed(SITE)
  const later = { ...world, content: () => undefined }
  expect(dataOfWorld(later).of).toBe(dataOfWorld(world).of)
  expect(dataOfWorld({ ...world, site: { ...world.site } }).of).not.toBe(dataOfWorld(world).of)
})
