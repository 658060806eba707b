import { join } from 'node:path'
import { expect, it } from 'vitest'
import { factsOf } from '../../src/facts/facts.ts'
import type { Extension, GuestRecipe, Recipe } from '../../src/model/extension.ts'
import { dataOfWorld, type MadeBy, worldOfData } from '../../src/road/world-data.ts'
import { madeBy } from '../../src/source/recipe.ts'
import { surveyed } from './roads.ts'
import { post } from './sites.ts'

const SITE = { 'source/_posts/a.md': post('甲', 1), 'source/_data/menu.yml': 'home: /\n' }
/** Of recipes of modules, which are all that is here. */
const make: MadeBy = async (recipe) => (await madeBy(recipe as Recipe)) as Extension
const MINE: Extension = { name: 'mine', version: '1', html: (html) => html }

/** As it is when it has crossed to another thread. */
const crossed = (data: unknown) => structuredClone(data)

it('a world that crossed to another thread answers as it did here', async () => {
  const { world, facts } = await surveyed(SITE)
  const there = factsOf(await worldOfData(crossed(dataOfWorld(world).data()), make))
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
  const there = await worldOfData(crossed(dataOfWorld({ ...world, project }).data()), make)
  expect(there.project.extensions).toEqual([{ name: 'mine', version: '2020' }])
  expect([...there.project.recipes.values()]).toEqual([recipe])
})

it('guests cross as what was found of them, and who hears them stays here', async () => {
  const { world } = await surveyed(SITE)
  const recipe: GuestRecipe = { guests: { plugins: ['hexo-a'] } }
  const recipes = new Map([[MINE, recipe]])
  const project = { ...world.project, extensions: [MINE], recipes, hear: () => {} }
  const opened: unknown[] = []
  const there = await worldOfData(crossed(dataOfWorld({ ...world, project }).data()), async (one) => {
    opened.push(one)
    return MINE
  })
  expect(opened).toEqual([recipe])
  expect(there.project).not.toHaveProperty('hear')
  // What they say while they get ready was said here.
  const said = { level: 'info', text: 'a' } as const
  expect([factsOf(there).say(said), factsOf(world).say(said)]).toEqual([true, false])
})

it('an extension without a recipe cannot cross', async () => {
  const { world } = await surveyed(SITE)
  const project = { ...world.project, extensions: [MINE], recipes: new Map() }
  await expect(worldOfData(dataOfWorld({ ...world, project }).data(), make)).rejects.toThrow('without a recipe')
})

it('worlds of one site cross once, whatever was settled since', async () => {
  const { world } = await surveyed(SITE)
  const later = { ...world, content: () => undefined }
  expect(dataOfWorld(later).of).toBe(dataOfWorld(world).of)
  expect(dataOfWorld({ ...world, site: { ...world.site } }).of).not.toBe(dataOfWorld(world).of)
})
