import { expect, it } from 'vitest'
import { ROAD, stepNamed, withValues } from '../../src/road/road.ts'
import { contentStep, headStep, outputStep } from '../../src/road/steps.ts'
import { surveyed } from './roads.ts'
import { CONFIG, post } from './sites.ts'

it('every step of the road is found by its name in another thread, and no other', () => {
  const names = ['head', ...ROAD.map(({ step }) => step.name), 'output']
  expect(names.map((name) => stepNamed(name).name)).toEqual(names)
  expect(new Set(names).size).toBe(names.length)
  expect([stepNamed('head'), stepNamed('content'), stepNamed('output')]).toEqual([headStep, contentStep, outputStep])
  expect(() => stepNamed('toString')).toThrow('toString')
})

it('a step reads only what a step before it has settled', () => {
  const before = ['head']
  for (const { step } of [...ROAD, { step: outputStep }]) {
    expect(before).toEqual(expect.arrayContaining([...(step.needs ?? [])]))
    before.push(step.name)
  }
})

it('each stage has its keys in the world, and is looked up in the member that it gives', async () => {
  const { world } = await surveyed({
    '_config.yml': CONFIG.replace('search: false', 'search: true'),
    'source/_posts/a.md': post('甲', 1),
    'source/about.md': '---\ntitle: 关于\n---\n',
  })
  const keys = ROAD.map(({ step, keys: of }) => [...of(world)].map((key) => step.idOf(key)))
  expect(keys[0]?.toSorted()).toEqual(['_posts/a.md', 'about.md'])
  expect(keys.at(-1)?.length).toBeGreaterThan(0)
  for (const stage of ROAD) {
    const found = withValues(world, stage, (id) => `value of ${id}`)
    expect(found[stage.gives]('x' as never)).toBe('value of x')
    expect({ ...found, [stage.gives]: world[stage.gives] }).toEqual(world)
  }
})
