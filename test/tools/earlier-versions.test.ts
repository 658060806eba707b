import { expect, test } from 'vitest'
import { earlierVersions } from '../../tools/earlier-versions.ts'

test('the newest of each minor version before the one that is built', () => {
  const tags = [
    'v0.1.0',
    'v0.1.10',
    'v0.1.9',
    'v0.2.0',
    'v0.10.0',
    'v1.0.0',
    'v1.0.1',
    'v1.1.0-beta.1',
    'vain',
    'v2.0.0',
  ]
  expect(earlierVersions(tags, 'v1.0.1')).toEqual(['v0.10.0', 'v0.2.0', 'v0.1.10'])
  expect(earlierVersions(tags, '')).toEqual(['v2.0.0', 'v1.0.1', 'v0.10.0', 'v0.2.0', 'v0.1.10'])
  expect(
    earlierVersions(
      Array.from({ length: 20 }, (_, minor) => `v3.${minor}.0`),
      'v3.19.0',
    ),
  ).toHaveLength(8)
})
