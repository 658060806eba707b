import { expect, it } from 'vitest'
import { FACT_LIST, factNamed, factsOf } from '../../src/facts/facts.ts'
import { createReplay } from '../../src/facts/replay.ts'
import { ask, QUESTIONS, worldOf } from './worlds.ts'

it('every fact of the table is asked for by these tests, and nothing else', () => {
  expect(Object.keys(QUESTIONS).toSorted()).toEqual(FACT_LIST.map(([name]) => name).toSorted())
})

it.each(Object.keys(QUESTIONS))('%s: a read is named so that a later build finds the same fact', (kind) => {
  const { reads } = ask(worldOf({}), kind)
  expect(reads.length).toBeGreaterThan(0)
  for (const read of reads) {
    const { fact, name } = factNamed(read)
    // The way to the arguments and back.
    const args = fact.argsOf?.(name) ?? []
    if (fact.nameOf !== undefined) expect(`${kind}:${fact.nameOf(...args)}`).toBe(read)
    else expect(read).toMatch(fact.byKey === true ? /^\w+:./ : /^\w+:$/)
  }
})

it.each(Object.keys(QUESTIONS))('%s: recorded and replayed facts give what the world gives', (kind) => {
  const site = worldOf({})
  const { given } = ask(site, kind)
  const plain = QUESTIONS[kind as keyof typeof QUESTIONS](factsOf(site.world))
  expect(given).toEqual(plain)
  const facts = factsOf(site.world)
  const replay = createReplay(facts)
  expect(QUESTIONS[kind as keyof typeof QUESTIONS](replay.facts)).toEqual(plain)
  // A file is opened, and what is related is looked for, by each who asks.
  expect(replay.holds(facts)).toBe(kind !== 'file' && kind !== 'related')
})

it('a read that no fact answers is a fault of ours', () => {
  expect(() => factNamed('weather:today')).toThrow('No fact is named "weather:today".')
})
