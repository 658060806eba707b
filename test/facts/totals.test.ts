import { expect, it } from 'vitest'
import type { SourcePath } from '../../src/base/paths.ts'
import { lastChangeIn, wordsIn } from '../../src/facts/totals.ts'
import type { World } from '../../src/facts/world.ts'

const worldOf = (posts: Readonly<Record<string, string>>, words: Readonly<Record<string, number>>, timezone = 'UTC') =>
  ({
    project: { config: { timezone } },
    site: { posts: Object.entries(posts).map(([source, updated]) => ({ source, updated: new Date(updated) })) },
    content: (path: SourcePath) => (path in words ? { words: words[path] } : undefined),
  }) as unknown as World

it('the last change is that of whichever post was changed last, by the calendar of the site', () => {
  const posts = { a: '2020-01-01T00:00:00Z', b: '2020-05-01T20:00:00Z', c: '2019-01-01T00:00:00Z' }
  expect(lastChangeIn(worldOf(posts, {}))()).toBe('2020-05-01')
  expect(lastChangeIn(worldOf(posts, {}, 'Asia/Shanghai'))()).toBe('2020-05-02')
  expect(lastChangeIn(worldOf({}, {}))()).toBe('')
})

it('words are those of all posts together, to the nearest hundred, and counted once', () => {
  const posts = { a: '2020-01-01', b: '2020-01-01', c: '2020-01-01' }
  const words: Record<string, number> = { a: 120, b: 40 }
  const count = wordsIn(worldOf(posts, words))
  expect(count()).toBe(200)
  words.a = 9000
  expect(count()).toBe(200)
  expect(wordsIn(worldOf({}, {}))()).toBe(0)
})
