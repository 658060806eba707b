import { expect, test } from 'vitest'
import { fixtures, resultOf } from './fixtures.ts'

const all = fixtures()

test('there are more than 300 pairs', () => expect(all.length).toBeGreaterThanOrEqual(300))

test('no two cases of a file have one name', () => {
  const names = all.map(({ file, name }) => `${file}: ${name}`)
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
})

// One test for each file: the difference shows the cases that fail, by name.
test.each([...new Set(all.map(({ file }) => file))])('%s', (name) => {
  const cases = all.filter(({ file }) => file === name)
  expect(Object.fromEntries(cases.map((each) => [each.name, resultOf(each)]))).toEqual(
    Object.fromEntries(cases.map((each) => [each.name, each.expected])),
  )
})
