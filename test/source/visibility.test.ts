import { expect, test } from 'vitest'
import { isDraft, isHidden } from '../../src/source/visibility.ts'
import { configOf } from '../scaffold/site.ts'

test.each([
  ['_drafts/a.md', {}, true],
  ['_posts/a.md', { draft: true }, true],
  ['_posts/a.md', { draft: 'true' }, true],
  ['_posts/a.md', { private: 1 }, true],
  ['about/index.md', { private: 'yes' }, true],
  ['_posts/a.md', { draft: false, private: 'no' }, false],
  ['_posts/a.md', { draft: null, private: 0 }, false],
  ['_posts/_drafts/a.md', {}, false],
])('%s with %j is a draft: %s', (path, front, expected) => {
  expect(isDraft(path, front)).toBe(expected)
})

test.each([
  [{ hidden: true }, true],
  [{ hide: 'true' }, true],
  [{ hideInList: true }, true],
  [{ hidden: false, hide: '' }, false],
  [{ secret: true }, false],
])('%j is hidden: %s', (front, expected) => {
  expect(isHidden(front, configOf())).toBe(expected)
})

test('a key that the config names hides too', () => {
  expect(isHidden({ secret: true }, configOf({ hide_posts: { filter: 'secret' } }))).toBe(true)
})
