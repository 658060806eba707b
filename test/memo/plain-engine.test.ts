import { expect, it } from 'vitest'
import { createPlainEngine } from '../../src/memo/plain-engine.ts'
import { NUMBERS, sheet, step, withValues } from './numbers.ts'

const engine = createPlainEngine(NUMBERS, new Date(0))
const double = () =>
  step('double', (key, facts) => {
    const cell = facts.cell(key)
    return cell === undefined ? undefined : 2 * cell
  })

it('computes every key, each time', async () => {
  const of = double()
  for (const _ of 'ab') {
    const settled = await engine.map(of, ['a', 'none'], sheet({ a: 1 }))
    expect([settled.get('a'), settled.get('none'), [...settled.values()], settled.computed]).toEqual([
      2,
      undefined,
      [2],
      2,
    ])
  }
  expect(of.computed).toEqual(['a', 'none', 'a', 'none'])
})

it('streams values in the order of their keys, promised ones too, and takes no work for direct ones', async () => {
  const of = step('page', (key) => (key === 'a' ? Promise.resolve('late') : 'now'), {
    direct: (key) => (key === 'direct' ? 'known' : undefined),
  })
  const values: unknown[] = []
  for await (const { key, value } of engine.each(of, ['a', 'direct', 'b'], sheet({}))) values.push([key, await value()])
  expect(values).toEqual([
    ['a', 'late'],
    ['direct', 'known'],
    ['b', 'now'],
  ])
  expect(of.computed).toEqual(['a', 'b'])
})

it('opens doors behind which each value is made once, and waits where one needs another', async () => {
  const late = step('late', async (key) => `${key}!`)
  const page = step('page', (_, facts) => `<${facts.value('late', 'a')}>`)
  const world = sheet({})
  const doors = await engine.open(late, (id) => (id === 'none' ? undefined : id), world)
  const pages = await engine.open(page, (id) => id, withValues(world, 'late', doors.get))
  expect(await pages.make('x')).toEqual({ value: '<a!>', problems: [] })
  expect(await pages.make('y')).toEqual({ value: '<a!>', problems: [] })
  expect(await doors.make('none')).toEqual({ value: undefined, problems: [] })
  expect(late.computed).toEqual(['a'])
})
