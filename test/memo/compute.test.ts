import { expect, it } from 'vitest'
import { NotReady } from '../../src/base/later.ts'
import { BlogError, problem } from '../../src/base/problem.ts'
import { computing } from '../../src/memo/compute.ts'
import { NUMBERS, type NumberStep, sheet, step } from './numbers.ts'

const compute = <V>(of: NumberStep<V>, cells = {}, options = {}) => computing(NUMBERS, of, sheet(cells), options)

it('keeps what code says while a key is computed for who tells it later, and only then', async () => {
  const told: boolean[] = []
  let late = () => false
  const one = step('page', (_, facts) => {
    told.push(facts.say({ text: 'a' }))
    late = () => facts.say({ text: 'b' })
  })
  const { one: later } = await computing(NUMBERS, one, sheet({}), { tellsLater: true })
  expect(await later('x')).toMatchObject({ said: [{ text: 'a' }] })
  // What comes after its end would be told by nobody.
  expect(late()).toBe(false)
  const { one: atOnce } = await computing(NUMBERS, one, sheet({}))
  expect(await atOnce('x')).not.toHaveProperty('said')
  expect(told).toEqual([true, false])
})

it('names each fact that a key reads once, why it is volatile and what it remarked', async () => {
  const of = step('sum', (_, facts) => {
    facts.volatile('chance')
    facts.remark({ why: 'slow' })
    return (facts.cell('a') ?? 0) + (facts.cell('a') ?? 0) + (facts.cell('none') ?? 0)
  })
  const { one } = await compute(of, { a: 2 })
  expect(one('x')).toEqual({
    result: { value: 4, problems: [] },
    reads: ['cell:a', 'cell:none'],
    volatile: ['chance'],
    remarks: [{ why: 'slow' }],
  })
})

it('takes a thrown problem for a result, with what was read before; anything else is thrown', async () => {
  const of = step('bad', (key, facts) => {
    facts.cell('a')
    throw key === 'odd' ? new BlogError(problem('test/odd', { message: 'Odd.' })) : new RangeError('ours')
  })
  const { one } = await compute(of)
  expect(one('odd')).toMatchObject({
    result: { value: undefined, problems: [{ code: 'test/odd' }] },
    reads: ['cell:a'],
  })
  expect(() => one('ours')).toThrow(RangeError)
  expect(() => one('ours')).toThrow('ours (in the step "bad", at ours)')
})

it('in a limited step only the key that never ends is stopped, with what the limit depends on among its reads', async () => {
  const endless = (key: string) => {
    for (; key === 'b'; );
    return key
  }
  const { all } = await compute(step('slow', endless, { limited: true }), {}, { seconds: 0.2 })
  const results = await all(['a', 'b', 'c'], ({ result, reads }) => [
    result.value ?? result.problems[0]?.params.message,
    reads,
  ])
  expect(results).toEqual([
    ['a', []],
    ['b took more than 0.2 s.', ['cell:limit']],
    ['c', []],
  ])
})

it('only the key is stopped whose text grows beyond what memory can hold', async () => {
  const grow = (key: string) => (key === 'b' ? 'x'.repeat(2 ** 28).repeat(4) : key)
  const { all } = await compute(step('grow', grow), {}, {})
  const results = await all(['a', 'b', 'c'], ({ result }) => result.value ?? result.problems[0]?.params.message)
  expect(results).toEqual(['a', 'b is too large.', 'c'])
})

it('a promise that is not settled in time is abandoned', async () => {
  const late = (key: string) => (key === 'b' ? new Promise<string>(() => {}) : key)
  const { all, one } = await compute(step('late', late, { limited: true }), {}, { seconds: 0.05 })
  const problems = await all(['a', 'b', 'c'], ({ result }) => result.problems.length)
  expect(problems).toEqual([0, 1, 0])
  expect(await one('b')).toMatchObject({ result: { problems: [{ code: 'test/too-long' }] } })
})

it('a loop behind an await is broken into', async () => {
  const late = async (key: string) => {
    await null
    for (; key === 'b'; );
    return key
  }
  const { all } = await compute(step('late', late, { limited: true }), {}, { seconds: 0.05 })
  const problems = await all(['a', 'b', 'c'], ({ result }) => result.problems.length)
  expect(problems).toEqual([0, 1, 0])
})

it('where three took too long the others are not tried, this time', async () => {
  const tried: string[] = []
  const late = (key: string) => {
    tried.push(key)
    return key < 'd' || key === 'e' ? new Promise<string>(() => {}) : key
  }
  const { all } = await compute(step('late', late, { limited: true }), {}, { seconds: 0.05 })
  const results = await all([...'dabcef'], ({ result, volatile }) => [
    result.value ?? result.problems[0]?.params.message,
    volatile,
  ])
  expect(results.slice(-2)).toEqual([
    ['e was not tried.', ['it was not tried']],
    ['f was not tried.', ['it was not tried']],
  ])
  expect(tried).toEqual([...'dabc'])
})

it('begins no key before the one before it is settled, however it comes', async () => {
  const told: string[] = []
  const of = step('mixed', (key) => {
    told.push(`begin ${key}`)
    return key === 'b' ? new Promise<string>((resolve) => setTimeout(() => resolve(key), 2)) : key
  })
  const { all } = await compute(of)
  const use = ({ result }: { result: { value: string | undefined } }) => told.push(`end ${result.value}`)
  await all(['a', 'b', 'c'], use, (index) => told.push(`number ${index}`))
  expect(told.join(', ')).toBe(
    ['a', 'b', 'c'].map((key, index) => `number ${index}, begin ${key}, end ${key}`).join(', '),
  )
})

it('has no result where a read was not ready, though the step caught it', async () => {
  const of = step('hasty', (_, facts) => {
    try {
      return facts.value('late', 'a')
    } catch {
      return 'caught'
    }
  })
  const world = {
    cells: {},
    values: {
      late: () => {
        throw new NotReady(Promise.resolve())
      },
    },
  }
  const { one } = await computing(NUMBERS, of, world)
  expect(() => one('x')).toThrow(NotReady)
})

it('times keys and the libraries that they call, where there is a clock', async () => {
  let time = 0
  const of: NumberStep<number> = {
    ...step('timed', () => 1),
    load: async (_, around) => () => ({ value: around?.('library', () => 7), problems: [] }),
  }
  const { one } = await compute(of, {}, { now: () => time++ })
  expect(one('x')).toMatchObject({ time: { ms: 3, libraries: { library: { count: 1, ms: 1 } } } })
})
