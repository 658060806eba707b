import { expect, it } from 'vitest'
import { worldOf } from './worlds.ts'

const named = (name: string, posts: readonly string[]) => worldOf({ posts }).world.index.named(name)?.source

it('a post is found by slug, by file name, by title, the newest where several could be meant', () => {
  expect(named('a', ['a', 'b'])).toBe('_posts/a.md')
  expect(named('标题b', ['a', 'b'])).toBe('_posts/b.md')
  expect(named('c', ['a', 'b'])).toBe(undefined)
  // A slug is surer than a title.
  expect(named('标题a', ['b', '标题a', 'a'])).toBe('_posts/标题a.md')
})

it('a world before its heads has no post, no content and no search', () => {
  const { world } = worldOf({ posts: [] })
  expect([world.site.posts, world.content('_posts/a.md' as never), world.search('s1')]).toEqual([
    [],
    undefined,
    undefined,
  ])
})
