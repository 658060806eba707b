import { expect, it } from 'vitest'
import { feedsOf } from '../../src/model/feeds.ts'
import { configOf } from '../generate/fixture.ts'

it.each([
  [{}, ['atom.xml']],
  [{ type: ['rss2', 'json', 'rss2'] }, ['rss2.xml', 'feed.json']],
  [{ type: ['atom', 'rss2'], path: ['feed/atom', ''] }, ['feed/atom.xml', 'rss2.xml']],
  [false, []],
])('%j gives %j', (feed, paths) => {
  expect(feedsOf(configOf({ feed })).map(({ path }) => path)).toEqual(paths)
})
