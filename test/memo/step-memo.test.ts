import { expect, it, onTestFinished } from 'vitest'
import { type Digest, digestFrom } from '../../src/base/paths.ts'
import type { Observed, Observer } from '../../src/memo/observe.ts'
import type { Outcome } from '../../src/memo/outcome.ts'
import type { Pool } from '../../src/memo/pool.ts'
import { createStepMemos, type StepMemoOptions } from '../../src/memo/step-memo.ts'
import { DamagedMemory, openStore } from '../../src/memo/store.ts'
import { emptyFolder, NUMBERS, type NumberStep, type Sheet, type SheetFacts, sheet, step } from './numbers.ts'

type Options = Partial<StepMemoOptions<Sheet, SheetFacts>> & { readonly folder?: string }

/** Memos of steps over one store, as an engine has them. */
function memos({ folder = emptyFolder(), ...more }: Options = {}) {
  const store = openStore(folder, digestFrom('tools'))
  onTestFinished(() => store.close())
  const settled = new Map<string, Digest>()
  const made = createStepMemos<Sheet, SheetFacts>({
    domain: NUMBERS,
    store,
    pool: undefined,
    isCurrent: () => true,
    seconds: 0,
    observer: {},
    tell: undefined,
    settled: (step, id) => settled.get(`${step}:${id}`),
    ...more,
  })
  return { ...made, store, folder, settled }
}

async function valuesOf<V>(
  { of }: ReturnType<typeof memos>,
  one: NumberStep<V>,
  keys: readonly string[],
  world: Sheet,
  target?: { staging: string; standing: () => undefined },
): Promise<unknown[]> {
  const values: unknown[] = []
  for await (const { trace } of of(one, world).computed(keys, target)) values.push(trace.value)
  return values
}

const double = (more: Partial<NumberStep<number>> = {}) =>
  step('double', (key, facts) => 2 * (facts.cell(key) ?? 0) + (facts.cell('shared') ?? 0), more)

it('a key is fresh while every fact that it read has its digest, shared or its own', async () => {
  const all = memos()
  const of = double()
  await valuesOf(all, of, ['a', 'b'], sheet({ a: 1, b: 2, shared: 3 }))
  const freshIn = (cells: Sheet['cells']) => {
    const { fresh } = all.of(of, sheet(cells))
    return ['a', 'b', 'c'].filter((key) => fresh(key) !== undefined)
  }
  expect(freshIn({ a: 1, b: 2, shared: 3 })).toEqual(['a', 'b'])
  expect(freshIn({ a: 1, b: 5, shared: 3 })).toEqual(['a'])
  expect(freshIn({ a: 1, b: 2, shared: 4 })).toEqual([])
})

it('what many keys of an earlier build read is looked at once', async () => {
  const folder = emptyFolder()
  const of = step('sum', (key, facts) => (facts.cell('a') ?? 0) + (facts.cell('shared') ?? 0) + Number(key))
  const keys = ['1', '2', '3']
  const cells = { a: 1, shared: 2 }
  const first = memos({ folder })
  await valuesOf(first, of, keys, sheet(cells))
  first.store.save()
  const asked: string[] = []
  const digests: typeof NUMBERS.digests = (settled) => (world) => (name) => {
    asked.push(name)
    return NUMBERS.digests(settled)(world)(name)
  }
  const { fresh } = memos({ folder, domain: { ...NUMBERS, digests } }).of(of, sheet(cells))
  expect(keys.filter((key) => fresh(key) === undefined)).toEqual([])
  expect(asked.toSorted()).toEqual(['cell:a', 'cell:shared', 'whole'])
})

it('while the whole is as it was, only facts that are no part of it are asked for', async () => {
  const folder = emptyFolder()
  const of = step('sum', (key, facts) => (facts.cell(key) ?? 0) + (facts.cell('whole1') ?? 0))
  const keys = ['a', 'b']
  const cells = { a: 1, b: 2, whole1: 3 }
  const first = memos({ folder })
  await valuesOf(first, of, keys, sheet(cells))
  first.store.save()
  const asked: string[] = []
  const digests: typeof NUMBERS.digests = (settled) => (world) => (name) => {
    asked.push(name)
    return NUMBERS.digests(settled)(world)(name)
  }
  const askedIn = (world: Sheet, all = memos({ folder, domain: { ...NUMBERS, digests } })) => {
    asked.length = 0
    const { fresh } = all.of(of, world)
    return { all, fresh: keys.filter((key) => fresh(key) !== undefined), asked: asked.toSorted() }
  }
  const { all, ...same } = askedIn(sheet({ ...cells, b: 5 }))
  expect(same).toEqual({ fresh: ['a'], asked: ['cell:a', 'cell:b', 'whole'] })
  expect(askedIn(sheet({ ...cells, whole1: 4 }))).toMatchObject({
    fresh: [],
    asked: expect.arrayContaining(['cell:whole1']),
  })
  // What an engine puts for one world says nothing of another.
  const other = sheet({ ...cells, whole1: 9 })
  all.of(of, other)
  await valuesOf(all, of, keys, other)
  expect(askedIn(sheet(cells), all).fresh).toEqual([])
})

it('a key is stale when what it stands for is different, though its name is the same', async () => {
  const all = memos()
  let size = 1
  const of = double({ keyOf: (key) => [key, size] })
  await valuesOf(all, of, ['a'], sheet({ a: 1 }))
  expect(all.of(of, sheet({ a: 1 })).fresh('a')?.value).toBe(2)
  size = 2
  expect(all.of(of, sheet({ a: 1 })).fresh('a')).toBe(undefined)
})

it('a fact that an earlier step settled is compared by the digest of that step', async () => {
  const all = memos()
  all.settled.set('text:a', digestFrom('one'))
  const of = step('page', (_, facts) => String(facts.value('text', 'a')))
  await valuesOf(all, of, ['home'], sheet({}))
  expect(all.of(of, sheet({})).fresh('home')).toBeDefined()
  all.settled.set('text:a', digestFrom('two'))
  expect(all.of(of, sheet({})).fresh('home')).toBe(undefined)
})

it('a fresh key is kept for the next run, and one that nobody asks for is dropped', async () => {
  const first = memos()
  await valuesOf(first, double(), ['a', 'b'], sheet({ a: 1, b: 2 }))
  first.store.save()
  const second = memos({ folder: first.folder })
  expect(second.of(double(), sheet({ a: 1, b: 2 })).fresh('a')).toBeDefined()
  second.store.save()
  const third = memos({ folder: first.folder }).of(double(), sheet({ a: 1, b: 2 }))
  expect([third.fresh('a')?.value, third.fresh('b')]).toEqual([2, undefined])
})

it('reads that many keys share are one list', async () => {
  const { of } = memos()
  const shared: unknown[] = []
  for await (const { trace } of of(double(), sheet({ shared: 1 })).computed(['a', 'b'])) shared.push(trace.shared)
  expect(shared[0]).toHaveLength(1)
  expect(shared[1]).toBe(shared[0])
})

it.each([
  ['the world is no longer current', { isCurrent: () => false }, double()],
  ['the value is volatile', {}, step('chance', (_, facts) => void facts.volatile('chance'))],
])('a value is given and never believed later where %s', async (_, options, of) => {
  const all = memos(options)
  expect(await valuesOf(all, of as NumberStep<unknown>, ['a'], sheet({ a: 1 }))).toHaveLength(1)
  expect(all.of(of as NumberStep<unknown>, sheet({ a: 1 })).fresh('a')).toBe(undefined)
})

it('nothing is remembered after a text that the store had was lost', async () => {
  const all = memos()
  all.lost()
  await expect(valuesOf(all, double(), ['a'], sheet({ a: 1 }))).rejects.toThrow(DamagedMemory)
  expect(all.store.trace('double', 'a')).toBe(undefined)
})

it('a step behind a door is loaded once for all worlds of one project', async () => {
  let loads = 0
  const of: NumberStep<number> = {
    ...double(),
    load: async () => {
      loads++
      return (key, facts) => ({ value: facts.cell(key), problems: [] })
    },
  }
  const all = memos()
  const look = async (a: number) => {
    const compute = await all.of(of, sheet({ a })).opened()
    return (await compute('a')).trace.value
  }
  expect([await look(1), await look(2), loads]).toEqual([1, 2, 1])
  // For a map, which has threads and a clock of its own, it is loaded for that world.
  await (await all.of(of, sheet({ a: 3 })).loaded())('a')
  expect(loads).toBe(2)
})

it('an observer sees each key that was computed, with its group, its time, why it is volatile and what it remarked', async () => {
  const seen: Observed[] = []
  let now = 0
  const observer: Observer = { now: () => now++, computed: (one) => seen.push(one) }
  const of = step(
    'hour',
    (key, facts) => {
      if (key === 'b') facts.volatile('it looks at the clock')
      if (key === 'b') facts.cell('hour')
      else facts.remark({ why: 'slow' })
      return key
    },
    { groupOf: (key) => key.toUpperCase() },
  )
  await valuesOf(memos({ observer }), of, ['a', 'b'], sheet({}))
  expect(seen).toEqual([
    {
      step: 'hour',
      id: 'a',
      group: 'A',
      reads: 0,
      time: { ms: 1, libraries: {} },
      volatile: [],
      remarks: [{ why: 'slow' }],
    },
    {
      step: 'hour',
      id: 'b',
      group: 'B',
      reads: 1,
      time: { ms: 1, libraries: {} },
      volatile: ['it looks at the clock'],
      remarks: [],
    },
  ])
})

/** Threads that say where a value was made. */
function poolOf(events: string[]): Pool<Sheet> {
  return {
    helps: (_, keys) => keys > 1,
    run({ step: one, keys, goalOf }) {
      let taken = 0
      return {
        async take(): Promise<Outcome> {
          const key = keys[taken++] as (typeof keys)[number]
          events.push(`thread ${one.idOf(key)}`)
          return { reads: [], problems: [], digest: digestFrom('there'), small: goalOf(key)?.staging }
        },
        end: async () => {},
      }
    },
    close: async () => void events.push('closed'),
  }
}

it('what cannot cross to other threads is computed here, and all come in the order of the keys', async () => {
  const events: string[] = []
  const all = memos({ pool: poolOf(events) })
  const of = step('page', (key) => `here ${key}`, { crosses: (key) => key !== 'b' })
  expect(await valuesOf(all, of, ['a', 'b', 'c'], sheet({}))).toEqual([undefined, 'here b', undefined])
  expect([events, of.computed]).toEqual([['thread a', 'thread c'], ['b']])
})

it('what code says in any thread is told in the order of the keys', async () => {
  const told: unknown[] = []
  const pool: Pool<Sheet> = {
    helps: () => true,
    run({ keys, step: { idOf } }) {
      const ids = keys.map(idOf)
      const take = async (): Promise<Outcome> => ({
        ...{ reads: [], problems: [], digest: digestFrom('there') },
        said: [`there ${ids.shift()}`] as unknown as object[],
      })
      return { take, end: async () => {} }
    },
    close: async () => {},
  }
  const all = memos({ pool, tell: (what) => void told.push(what) })
  const of = step('page', (key, facts) => facts.say(`here ${key}` as never), { crosses: (key) => key !== 'b' })
  await valuesOf(all, of, ['a', 'b', 'c'], sheet({}))
  expect(told).toEqual(['there a', 'here b', 'there c'])
})

it('threads are closed after the last page, before what is computed here', async () => {
  const events: string[] = []
  const all = memos({ pool: poolOf(events) })
  const of = step('page', (key) => void events.push(`here ${key}`), { crosses: (key) => key !== 'c', keeps: 'digest' })
  const target = { staging: 'staging', standing: () => undefined }
  expect(await valuesOf(all, of, ['a', 'b', 'c'], sheet({}), target)).toEqual(['staging', 'staging', undefined])
  expect(events).toEqual(['thread a', 'thread b', 'closed', 'here c'])
})

it('values that are written nowhere stay in this thread', async () => {
  const events: string[] = []
  const of = step('page', String, { keeps: 'digest' })
  await valuesOf(memos({ pool: poolOf(events) }), of, ['a', 'b'], sheet({}))
  expect([events, of.computed]).toEqual([[], ['a', 'b']])
})

it('where keys follow from the whole, they are not compared while it stands; what is not believed never holds', async () => {
  const folder = emptyFolder()
  let isVolatile = false
  let looked = 0
  const more: Partial<NumberStep<number>> = {
    keyOf: (key) => {
      looked++
      return `${key} of some length, so that it has a digest`
    },
    keysOfWhole: () => true,
  }
  const of = step(
    'sum',
    (key, facts) => {
      if (isVolatile) facts.volatile('why')
      return facts.cell(key)
    },
    more,
  )
  const freshIn = (cells: Sheet['cells']) => {
    looked = 0
    const { fresh } = memos({ folder }).of(of, sheet(cells))
    return [['a', 'b'].filter((key) => fresh(key) !== undefined), looked]
  }
  const first = memos({ folder })
  await valuesOf(first, of, ['a'], sheet({ a: 1, whole1: 3 }))
  isVolatile = true
  await valuesOf(first, of, ['b'], sheet({ a: 1, whole1: 3 }))
  first.store.save()
  expect(freshIn({ a: 1, whole1: 3 })).toEqual([['a'], 0])
  expect(freshIn({ a: 2, whole1: 3 })).toEqual([[], 0])
  expect(freshIn({ a: 1, whole1: 4 })).toEqual([['a'], 1])
})
