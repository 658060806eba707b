import { expect, it } from 'vitest'
import { createStopwatch, type Observer, together } from '../../src/memo/observe.ts'
import { memory, sheet, step } from './numbers.ts'

/** Writes down what it hears. */
function listener(more: Observer = {}) {
  const heard: string[] = []
  const observer: Observer = {
    begins: (name, keys) => void heard.push(`begins ${name} ${keys}`),
    works: (name) => void heard.push(`works ${name}`),
    computed: ({ step: name, id, volatile }) => void heard.push(`computed ${name} ${id} ${volatile}`),
    gives: (name) => void heard.push(`gives ${name}`),
    takes: (name) => void heard.push(`takes ${name}`),
    ends: (name) => void heard.push(`ends ${name}`),
    ...more,
  }
  return { heard, observer }
}

it('an observer hears what an engine computes, and nothing of what it remembers', async () => {
  const { run } = memory()
  const of = step('cell', (key, facts) => {
    if (key === 'b') facts.volatile('chance')
    return facts.cell(key)
  })
  const look = async () => {
    const { heard, observer } = listener()
    await run((engine) => engine.map(of, ['a', 'b'], sheet({ a: 1 })), { observer })
    return heard
  }
  const work = ['works cell', 'computed cell b chance', 'ends cell']
  expect(await look()).toEqual(['begins cell 2', 'works cell', 'works cell', 'computed cell a ', ...work.slice(1)])
  expect(await look()).toEqual(['begins cell 2', ...work])
})

it('an observer hears when each value of a stream goes out and when the next is asked for', async () => {
  const { run } = memory()
  const { heard, observer } = listener({ works: () => {}, computed: () => {} })
  await run(
    async (engine) => {
      const pages = step('page', String, { keeps: 'digest' })
      for await (const { key } of engine.each(pages, ['a', 'b'], sheet({}))) heard.push(key)
    },
    { observer },
  )
  const one = (key: string) => ['gives page', key, 'takes page']
  expect(heard).toEqual(['begins page 2', ...one('a'), ...one('b'), 'ends page'])
})

it('several observers hear in their order, by the clock of the first who has one', () => {
  const heard: string[] = []
  const of = (name: string): Observer => ({ begins: () => void heard.push(name) })
  const all = together([of('a'), { ...of('b'), now: () => 2 }, { now: () => 3 }])
  all.begins?.('step', 1)
  expect([heard, all.now?.()]).toEqual([['a', 'b'], 2])
  expect(together([of('a')]).now).toBe(undefined)
})

it('a stopwatch measures each key for itself, promised ones to their end', async () => {
  let time = 0
  const { timed, around } = createStopwatch(() => time)
  const spend = (ms: number) => around('library', () => (time += ms))
  const measured: unknown[] = []
  const done = (_: unknown, { ms, libraries }: { ms: number; libraries: object }) => measured.push([ms, libraries])
  timed<unknown>(() => spend(2) + spend(3), done)
  await timed<unknown>(() => Promise.resolve().then(() => (time += 7)), done)
  expect(measured).toEqual([
    [5, { library: { count: 2, ms: 5 } }],
    [7, {}],
  ])
})
