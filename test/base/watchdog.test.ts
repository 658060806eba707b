import { AsyncLocalStorage } from 'node:async_hooks'
import { expect, it } from 'vitest'
import { settledWithin, WorkTooLong } from '../../src/base/time-limit.ts'
import { isOver } from '../../src/base/watchdog.ts'

/** A loop that is ended from outside leaves the process as it was: Node aborts where it finds a turn half done. */

const forEver = () => {
  for (;;);
}

it.each<[string, () => void]>([
  ['an immediate', () => void setImmediate(forEver)],
  ['a timer', () => void setTimeout(forEver, 1)],
  ['a tick', () => process.nextTick(forEver)],
  ['a promise in an immediate', () => void setImmediate(() => void Promise.resolve().then(forEver))],
])('a loop in %s is ended, and the process lives on', async (_, start) => {
  const storage = new AsyncLocalStorage<number>()
  const work = storage.run(1, () => {
    start()
    return new Promise(() => {})
  })
  await expect(settledWithin(0.1, work)).rejects.toThrow(WorkTooLong)
  const next = storage.run(2, () => new Promise((answer) => void setImmediate(() => answer(storage.getStore()))))
  expect(await next).toBe(2)
})

it('time is over when it is, and not when the answer comes while it is looked at', () => {
  expect([0, 5, 6].map((due) => isOver([due], 5))).toEqual([false, true, false])
  let looks = 0
  const answered = {
    length: 1,
    get 0() {
      return looks++ === 0 ? 6 : 0
    },
  }
  expect(isOver(answered, 5)).toBe(false)
})
