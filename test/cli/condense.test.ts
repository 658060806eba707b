import { expect, test } from 'vitest'
import type { Problem } from '../../src/base/problem.ts'
import { condense } from '../../src/cli/condense.ts'

const some = (
  count: number,
  file: string | undefined,
  code: Problem['code'],
  severity: Problem['severity'] = 'warning',
) =>
  Array.from(
    { length: count },
    (_, index): Problem => ({
      severity,
      code,
      params: {},
      ...(file === undefined ? {} : { at: { file, line: index + 1 } }),
    }),
  )

test('three places of one code are shown of a file, and the rest is counted', () => {
  const { shown, left } = condense([...some(10, 'a.md', 'x/a'), ...some(2, 'a.md', 'x/b')])
  expect(shown.map(({ code, at }) => `${code} ${at?.line}`)).toEqual(['x/a 1', 'x/a 2', 'x/a 3', 'x/b 1', 'x/b 2'])
  expect(left).toEqual([{ code: 'x/a', places: 7, files: ['a.md'], severity: 'warning' }])
})

test('a warning that many files share is shown in five', () => {
  const files = Array.from({ length: 100 }, (_, index) => `${index}.md`)
  const { shown, left } = condense(files.flatMap((file) => some(1, file, 'x/a')))
  expect(shown).toHaveLength(5)
  expect(left).toEqual([{ code: 'x/a', places: 95, files: files.slice(5), severity: 'warning' }])
})

test('an error that a whole site shares is shown in three files, and the others are named', () => {
  const files = Array.from({ length: 329 }, (_, index) => `${index}.md`)
  const { shown, left } = condense(files.flatMap((file) => some(2, file, 'permalink-variable', 'error')))
  expect(shown.map(({ at }) => at?.file)).toEqual(['0.md', '0.md', '1.md', '1.md', '2.md', '2.md'])
  expect(left).toMatchObject([{ code: 'permalink-variable', places: 652, severity: 'error' }])
  expect(left[0]?.files).toEqual(files.slice(3))
})

test('nothing is left of a few', () => {
  const few = [...some(3, 'a.md', 'x/a'), ...some(1, undefined, 'x/b')]
  expect(condense(few)).toEqual({ shown: few, left: [] })
})
