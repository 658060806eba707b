import { expect, it } from 'vitest'
import { factsOf } from '../../src/facts/facts.ts'
import { createReplay } from '../../src/facts/replay.ts'
import { worldOf } from './worlds.ts'

it('a replay does not hold when anything that was read is another, or is volatile', () => {
  const before = factsOf(worldOf({}).world)
  const replay = createReplay(before)
  void replay.facts.config().title
  expect(replay.holds(factsOf(worldOf({ config: { subtitle: '另' } }).world))).toBe(true)
  expect(replay.holds(factsOf(worldOf({ config: { title: '另' } }).world))).toBe(false)
  replay.facts.volatile('it asks a counter')
  expect(replay.holds(before)).toBe(false)
})
