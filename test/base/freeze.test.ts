import { expect, test } from 'vitest'
import { deepFreeze, thawed } from '../../src/base/freeze.ts'

test('deepFreeze makes plain data unchangeable at any depth', () => {
  const data = deepFreeze({ menu: { items: [{ name: '首页' }] } })
  expect(() => {
    ;(data.menu.items[0] as { name: string }).name = 'x'
  }).toThrow(TypeError)
  expect(() => data.menu.items.push({ name: 'x' })).toThrow(TypeError)
})

test('deepFreeze ends where data holds itself', () => {
  const circle: { self?: unknown } = {}
  circle.self = circle
  expect(Object.isFrozen(deepFreeze(circle))).toBe(true)
})

test('deepFreeze leaves dates, maps and instances of classes as they are', () => {
  class Counter {
    count = 0
  }
  const counter = new Counter()
  deepFreeze({ counter, map: new Map([['a', {}]]), date: new Date(0) })
  counter.count++
  expect(counter.count).toBe(1)
})

test.each([[undefined], [null], ['text'], [1]])('deepFreeze gives %s back', (value) => {
  expect(deepFreeze(value)).toBe(value)
})

test('thawed copies plain data at any depth, circles and all, and nothing else', () => {
  const day = new Date(0)
  const shared = [2, 1]
  const data: { lists: number[][]; day: Date; self?: unknown } = { lists: [shared, shared], day }
  data.self = data
  const copy = thawed(deepFreeze(data))
  copy.lists[0]?.sort()
  expect(copy.lists).toEqual([
    [1, 2],
    [1, 2],
  ])
  expect(copy.self).toBe(copy)
  expect(copy.day).toBe(day)
  expect(data.lists[0]).toEqual([2, 1])
})
