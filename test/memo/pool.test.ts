import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { digestFrom } from '../../src/base/paths.ts'
import { BlogError, problem } from '../../src/base/problem.ts'
import type { Outcome } from '../../src/memo/outcome.ts'
import { createPool, type Job } from '../../src/memo/pool.ts'
import { DamagedMemory, type Store } from '../../src/memo/store.ts'
import { emptyFolder, type Sheet, sheet, step } from './numbers.ts'

/** A thread that answers each key with itself, and does what a key says. */
const WORKER = `
const { parentPort, workerData } = require('node:worker_threads')
let world, texts = 0
parentPort.on('message', (order) => {
  if (order.kind === 'world') { world = order.data; return }
  if (order.kind === 'texts') { texts += order.places.length; return }
  for (const [index, key] of order.keys.entries()) {
    workerData[0] = index
    if (key === 'exit') process.exit(3)
    if (key === 'loop') for (;;);
    if (key === 'throw') throw new Error('torn')
    if (key === 'fail') return parentPort.postMessage({ kind: 'failed', message: 'no', memory: undefined, index })
    if (key === 'full') return parentPort.postMessage({ kind: 'failed', message: '', memory: 'full', index })
    if (key === 'damaged') return parentPort.postMessage({ kind: 'failed', message: '', memory: 'damaged', index })
  }
  const outcomes = order.keys.map((key) => ({ reads: [], problems: [], digest: 'there', small: [key, world, texts] }))
  parentPort.postMessage({ kind: 'done', outcomes })
})`

function poolOf(threads: number) {
  const folder = emptyFolder()
  const worker = join(folder, 'worker.cjs')
  writeFileSync(worker, WORKER)
  const placesOf = (name: string) => (name === 'text' ? [{ id: 'a' }, { id: 'b' }] : [])
  const copies: Sheet[] = []
  const pool = createPool<Sheet>({
    threads,
    store: { placesOf } as unknown as Store,
    worker,
    keysPerThread: 1,
    dataOf: (world) => ({
      of: world.cells,
      data: () => {
        copies.push(world)
        return world.cells
      },
    }),
  })
  onTestFinished(() => pool.close())
  const run = async (
    keys: readonly string[],
    world: Sheet,
    more: Partial<Job<Sheet, unknown, string, unknown>> = {},
  ) => {
    const here: Outcome = { reads: [], problems: [], digest: digestFrom('here') }
    const job = {
      step: step('page', String, { keysPerThread: 1, needs: ['text'] }),
      keys,
      world,
      goalOf: () => undefined,
      timed: false,
      seconds: 0,
      // Slower than a thread, so that both have work.
      compute: async (some: readonly string[]) => {
        await new Promise((resolve) => setTimeout(resolve, 5))
        return some.map((key) => ({ ...here, small: [key] }))
      },
      ...more,
    }
    const outcomes: Outcome[] = []
    const running = pool.run(job as never)
    try {
      while (outcomes.length < keys.length) outcomes.push(await running.take())
    } finally {
      await running.end()
    }
    return outcomes
  }
  return { pool, run, copies }
}

const numbers = (count: number) => Array.from({ length: count }, (_, number) => String(number))

it('gives outcomes in the order of the keys, from this thread and from others', async () => {
  const { run } = poolOf(3)
  const keys = numbers(500)
  const outcomes = await run(keys, sheet({ a: 1 }))
  expect(outcomes.map(({ small }) => (small as string[])[0])).toEqual(keys)
  const there = outcomes.filter(({ digest }) => digest === digestFrom('there'))
  expect(there.length).toBeGreaterThan(0)
  // The world and the texts that the step needs came first.
  expect(there[0]?.small).toEqual([expect.any(String), { a: 1 }, 2])
})

it('sends a world to each thread once, and another world again', async () => {
  const { run, copies } = poolOf(2)
  const world = sheet({ a: 1 })
  for (const one of [world, { ...world }, sheet({ a: 1 })]) await run(numbers(100), one)
  expect(copies.length).toBe(2)
})

it.each([
  ['exit', 'exit code 3'],
  ['throw', 'torn'],
  ['fail', 'no'],
])('names the key that a thread was working on (%s)', async (bad, reason) => {
  const { run } = poolOf(2)
  await expect(run([bad, ...numbers(9)], sheet({}))).rejects.toMatchObject({
    problem: { code: 'worker-died', params: { key: bad, reason } },
  })
})

it('ends a thread that works on one key for too long, and says which', async () => {
  const { run } = poolOf(2)
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => void vi.useRealTimers())
  const tooLong = (key: string) => new BlogError(problem('endless', { key, seconds: 5 }))
  const failed = run(['loop', 'loop'], sheet({}), { seconds: 5, tooLong }).catch((error: unknown) => error)
  while (vi.getTimerCount() === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  await vi.advanceTimersByTimeAsync(60_000)
  expect(await failed).toMatchObject({ problem: { code: 'endless', params: { key: 'loop' } } })
})

it('sends keys as they cross', async () => {
  const { run } = poolOf(2)
  const crossing = (key: string) => `${key}!`
  const outcomes = await run(numbers(100), sheet({}), {
    step: step('page', String, { keysPerThread: 1, crossing }) as never,
  })
  const keys = outcomes.map(({ small }) => (small as string[])[0])
  expect(keys.map((key) => key?.replace('!', ''))).toEqual(numbers(100))
  expect(keys).toContain('0!')
})

it('asks for the memory to be forgotten where a thread found it damaged', async () => {
  const { run } = poolOf(2)
  await expect(run(['damaged', ...numbers(50)], sheet({}))).rejects.toThrow(DamagedMemory)
})

it('says that the memory cannot be written where a thread could not', async () => {
  const { run } = poolOf(2)
  await expect(run(['full', ...numbers(50)], sheet({}))).rejects.toMatchObject({ why: 'full' })
})

it('helps only where there are keys enough for a thread beside this one', () => {
  const { pool } = poolOf(2)
  expect([0, 1, 2].map((keys) => pool.helps({ keysPerThread: 64 }, keys))).toEqual([false, true, true])
  expect(pool.helps({}, 1000)).toBe(false)
  expect(poolOf(1).pool.helps({ keysPerThread: 1 }, 1000)).toBe(false)
})

it('waits, when nobody takes more, until its threads have finished what they have', async () => {
  const { pool } = poolOf(2)
  const outcomes = pool.run({
    step: step('page', String, { keysPerThread: 1 }),
    keys: numbers(300),
    world: sheet({}),
    goalOf: () => undefined,
    timed: false,
    seconds: 0,
    compute: async (some) => some.map(() => ({ reads: [], problems: [], digest: digestFrom('here') })),
  })
  const { small } = await outcomes.take()
  expect(small).toEqual(['0', {}, 0])
  await outcomes.end()
})
