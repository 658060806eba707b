import { expect, it } from 'vitest'
import { NotReady } from '../../src/base/later.ts'
import { doorOf, onceEach } from '../../src/memo/door.ts'
import type { Result } from '../../src/memo/step.ts'

const soon = <T>(value: T) => new Promise<T>((resolve) => setTimeout(() => resolve(value), 1))

it('what is there is read at once; what is still being made is not ready, and then there', async () => {
  const make = onceEach<Result<string>>(
    (id) => {
      const result = { value: id, problems: [] }
      return id === 'late' ? soon(result) : result
    },
    { value: undefined, problems: [] },
  )
  const door = doorOf(make)
  expect(door.get('now')).toBe('now')
  expect(() => door.get('late')).toThrow(NotReady)
  expect(await door.make('late')).toEqual({ value: 'late', problems: [] })
  expect(door.get('late')).toBe('late')
})

it('whoever opens a door waits for what is missing, and begins again', async () => {
  let attempts = 0
  const door = doorOf<number>(() => {
    attempts++
    if (attempts < 3) throw new NotReady(attempts === 1 ? soon(undefined) : Promise.reject(new Error('later again')))
    return { value: attempts, problems: [] }
  })
  expect(await door.make('x')).toEqual({ value: 3, problems: [] })
})

it('any other failure is that of whoever opens the door', async () => {
  const door = doorOf(() => {
    throw new RangeError('no')
  })
  await expect(door.make('x')).rejects.toThrow(RangeError)
})

it('each id is made once, finds itself missing while it is made, and is made again when it failed', async () => {
  const made: string[] = []
  const once: (id: string) => unknown = onceEach<unknown>((id) => {
    made.push(id)
    if (id === 'self') return [once('self')]
    if (id === 'broken') throw new Error('broken')
    return id === 'late and broken' ? soon(0).then(() => Promise.reject(new Error('broken'))) : id
  }, 'nothing')
  expect([once('a'), once('a'), once('self')]).toEqual(['a', 'a', ['nothing']])
  for (const _ of 'ab') expect(() => once('broken')).toThrow('broken')
  for (const _ of 'ab') await expect(once('late and broken')).rejects.toThrow('broken')
  expect(made).toEqual(['a', 'self', 'broken', 'broken', 'late and broken', 'late and broken'])
})
