import { expect, it } from 'vitest'
import { watched } from '../../src/facts/watched.ts'

it('every way of reading an object is reported: a key, whether it exists, a walk over all', () => {
  const told: string[] = []
  const object = watched({ title: '站', menu: ['a'] } as Record<string, unknown>, (key) => told.push(key))
  const looks: Readonly<Record<string, () => unknown>> = {
    title: () => object.title,
    none: () => 'none' in object,
    menu: () => Object.getOwnPropertyDescriptor(object, 'menu'),
    '*': () => Reflect.ownKeys(object),
  }
  for (const look of Object.values(looks)) look()
  expect(told).toEqual(Object.keys(looks))
  expect({ ...object }).toEqual({ title: '站', menu: ['a'] })
})

it('symbols are no data and are not reported', () => {
  const told: string[] = []
  void Reflect.get(
    watched({}, (key) => told.push(key)),
    Symbol.iterator,
  )
  expect(told).toEqual([])
})
