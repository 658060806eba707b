import { expect, it } from 'vitest'
import { andThen, inTurn, isLater, lastly } from '../../src/base/later.ts'

it('only a promise comes later; other values are there', () => {
  expect(isLater(Promise.resolve(1))).toBe(true)
  for (const value of [undefined, null, '', 0, {}, [], () => 1]) expect(isLater<unknown>(value)).toBe(false)
})

it('what follows on a value happens at once, and on a promise when it is settled', async () => {
  expect(andThen(1, (value) => value + 1)).toBe(2)
  const later = andThen(Promise.resolve(1), (value) => value + 1)
  expect(isLater(later)).toBe(true)
  expect(await later).toBe(2)
})

it('items take their turns in order, and only those behind a promise wait', async () => {
  const begun: string[] = []
  const add = (value: string, item: string) => {
    begun.push(item)
    return item === 'b' ? Promise.resolve(value + item) : value + item
  }
  expect(inTurn(['a', 'c'], '', add)).toBe('ac')
  const waiting = inTurn(['a', 'b', 'c'], '', add)
  expect(begun).toEqual(['a', 'c', 'a', 'b'])
  expect(await waiting).toBe('abc')
})

it('a promise that fails fails what follows on it, which is not called', async () => {
  await expect(
    inTurn([1], Promise.reject<number>(new Error('no')), () => {
      throw new Error('called')
    }),
  ).rejects.toThrow('no')
})

it('what is to be done last is done once, when the work has ended, whether or not it failed', async () => {
  const events: string[] = []
  const fail = () => {
    throw new Error('no')
  }
  const last = (name: string) => () => void events.push(name)
  expect(lastly(() => 1, last('now'))).toBe(1)
  expect(() => lastly(fail, last('failed'))).toThrow('no')
  const later = lastly(() => Promise.resolve(2), last('later'))
  const lost = lastly(() => Promise.resolve().then(fail), last('failed later'))
  expect(events).toEqual(['now', 'failed'])
  expect(await later).toBe(2)
  await expect(lost).rejects.toThrow('no')
  expect(events).toEqual(['now', 'failed', 'later', 'failed later'])
})
