import { expect, it } from 'vitest'
import { digestFrom } from '../../src/base/paths.ts'
import { type Batches, createBatches } from '../../src/memo/batches.ts'
import type { Outcome } from '../../src/memo/outcome.ts'

const numbers = (count: number) => Array.from({ length: count }, (_, number) => number)
const outcome = (key: number): Outcome => ({ reads: [], problems: [], digest: digestFrom('there'), small: key })

function allOf(batches: Batches<number>) {
  return Array.from({ length: 1000 }, () => batches.next()).filter((batch) => batch !== undefined)
}

it('batches hold each key once, in their order, and get smaller towards the end', () => {
  const all = allOf(createBatches(numbers(1000), 2, 1000))
  expect(all.flatMap(({ keys }) => keys)).toEqual(numbers(1000))
  expect(all.map(({ from }) => from)).toEqual(all.map(({ keys }) => keys[0]))
  const sizes = all.map(({ keys }) => keys.length)
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
  expect([sizes[0], sizes.at(-1)]).toEqual([64, 1])
})

it('no batch is begun too far ahead of what was taken', () => {
  const batches = createBatches(numbers(1000), 1, 100)
  const begun = allOf(batches)
  expect(begun.map(({ from }) => from)).toEqual([0, 64])
  for (const batch of begun) batches.put(batch, batch.keys.map(outcome))
  for (const number of numbers(28)) batches.take(number)
  expect(batches.next()).toBeUndefined()
  batches.take(28)
  expect(batches.next()?.from).toBe(128)
})

it('outcomes are taken by the numbers of their keys, whoever is done first', () => {
  const batches = createBatches(numbers(8), 1, 8)
  const [first, second] = [batches.next(), batches.next()]
  if (first === undefined || second === undefined) throw new Error('There should be two batches.')
  batches.put(second, second.keys.map(outcome))
  expect([batches.has(0), batches.has(second.from)]).toEqual([false, true])
  batches.put(first, first.keys.map(outcome))
  expect(numbers(second.from + 1).map((number) => batches.take(number).small)).toEqual(numbers(second.from + 1))
})

it('after a failure nothing is begun; what is known is given, and then the first failure thrown', () => {
  const batches = createBatches(numbers(8), 1, 8)
  const first = batches.next()
  if (first === undefined) throw new Error('There should be a batch.')
  batches.put(first, first.keys.map(outcome))
  batches.fail(new Error('one'))
  batches.fail(new Error('two'))
  expect(batches.next()).toBeUndefined()
  expect(batches.has(0)).toBe(true)
  expect(() => batches.has(7)).toThrow('one')
})

it.each<[string, (batches: Batches<number>) => void]>([
  ['put', (batches) => batches.put({ from: 0, keys: [0] }, [outcome(0)])],
  ['failed', (batches) => batches.fail(new Error('no'))],
])('who waits for batches hears that one was %s', async (_, change) => {
  const batches = createBatches(numbers(8), 1, 8)
  let heard = false
  const waiting = batches.change().then(() => (heard = true))
  await Promise.resolve()
  expect(heard).toBe(false)
  change(batches)
  await waiting
})

it('batches that were stopped begin nothing more', () => {
  const batches = createBatches(numbers(8), 1, 8)
  batches.stop()
  expect(batches.next()).toBeUndefined()
})
