import { expect, it } from 'vitest'
import type { SourcePath } from '../../src/base/paths.ts'
import { factsOf } from '../../src/facts/facts.ts'
import { recorder } from '../../src/facts/recorder.ts'
import { createReplay } from '../../src/facts/replay.ts'
import type { Facts } from '../../src/model/facts.ts'
import { worldOf } from './worlds.ts'

/** The facts of a page, and what is recorded there. */
function pageOf(facts: Facts) {
  const reads: string[] = []
  const notes = { volatile: () => {}, failed: () => {}, remark: () => {}, say: () => false }
  return { facts: recorder(facts)({ ...notes, read: (name) => void reads.push(name) }), reads }
}

it('a replay does not hold when anything that was read is another, or is volatile', () => {
  const before = factsOf(worldOf({}).world)
  const replay = createReplay(before)
  void replay.facts.config().title
  expect(replay.holds(factsOf(worldOf({ config: { subtitle: '另' } }).world))).toBe(true)
  expect(replay.holds(factsOf(worldOf({ config: { title: '另' } }).world))).toBe(false)
  replay.facts.volatile('it asks a counter')
  expect(replay.holds(before)).toBe(false)
})

it('on another page of the same world the reads are noted, and nothing is read', () => {
  let opened = 0
  const { world } = worldOf({})
  const facts = factsOf({ ...world, content: () => void opened++ })
  const first = pageOf(facts)
  const replay = createReplay(first.facts)
  void replay.facts.config().title
  void replay.facts.content('_posts/a.md' as SourcePath)
  void replay.facts.order('posts', '-date')
  const second = pageOf(facts)
  expect(replay.holds(second.facts)).toBe(true)
  expect(opened).toBe(1)
  expect(new Set(second.reads)).toEqual(new Set(first.reads))
  expect(second.reads).toContain('config:title')
})

it('in another world everything is read once more, and noted', () => {
  const replay = createReplay(pageOf(factsOf(worldOf({}).world)).facts)
  void replay.facts.config().title
  const other = pageOf(factsOf(worldOf({ config: { title: '另' } }).world))
  expect(replay.holds(other.facts)).toBe(false)
  const same = factsOf(worldOf({ config: { subtitle: '另' } }).world)
  for (const page of [pageOf(same), pageOf(same)]) {
    expect(replay.holds(page.facts)).toBe(true)
    expect(page.reads).toContain('config:title')
  }
})

it('facts that are made of recorded ones are read', () => {
  const { facts } = pageOf(factsOf(worldOf({}).world))
  const replay = createReplay(facts)
  void replay.facts.count('posts')
  expect(replay.holds({ ...facts, count: () => -1 })).toBe(false)
})

it('a replay never holds when something could not be read', () => {
  const broken = () => {
    throw new Error('not ready')
  }
  const facts = { ...factsOf(worldOf({}).world), content: broken }
  const replay = createReplay(facts)
  expect(() => replay.facts.content('_posts/a.md' as SourcePath)).toThrow('not ready')
  expect(replay.holds(facts)).toBe(false)
})
