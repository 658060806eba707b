import { expect, it } from 'vitest'
import type { SourcePath } from '../../src/base/paths.ts'
import { relatedIn } from '../../src/model/related.ts'
import type { Site } from '../../src/model/site.ts'

/** A site of posts, newest first, by their tags; those whose name begins with a dash are in no list. */
function siteOf(tagsBy: Readonly<Record<string, readonly string[]>>): Site {
  const all = Object.entries(tagsBy).map(([source, tags]) => ({ source, tags }))
  const posts = all.filter(({ source }) => !source.startsWith('-'))
  const names = [...new Set(posts.flatMap(({ tags }) => tags))]
  const postsOf = (name: string) => posts.filter(({ tags }) => tags.includes(name)).map(({ source }) => source)
  return {
    posts,
    heads: new Map(all.map((head) => [head.source, head])),
    tags: new Map(names.map((name) => [name, { posts: postsOf(name) }])),
  } as unknown as Site
}

const related = (site: Site, path: string, most: number) => relatedIn(site)(path as SourcePath, most)

it('posts of rare tags come first, then those of common ones, the newest first', () => {
  const site = siteOf({ a: ['x', 'rare'], b: ['x'], c: ['x'], d: ['rare'], e: ['x', 'rare'], f: [] })
  expect(related(site, 'a', 9)).toEqual(['e', 'd', 'b', 'c'])
  expect(related(site, 'a', 2)).toEqual(['e', 'd'])
  expect(related(site, 'a', 0)).toEqual([])
  expect(related(site, 'f', 3)).toEqual([])
  expect(related(site, 'none', 3)).toEqual([])
})

it('a hidden post has related ones, and is none itself', () => {
  const site = siteOf({ a: ['x'], '-b': ['x', 'alone'], c: ['x'] })
  expect(related(site, '-b', 3)).toEqual(['a', 'c'])
  expect(related(site, 'a', 3)).toEqual(['c'])
})

it('of a tag only the forty newest are looked at', () => {
  const site = siteOf(Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`p${at}`, ['x']])))
  expect(related(site, 'p59', 99)).toEqual(Array.from({ length: 40 }, (_, at) => `p${at}`))
})

it('gives what sorting all by their weights gives, for every post, one after another', () => {
  let state = 7
  const below = (end: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * end)
  }
  const tags = () => [...new Set(Array.from({ length: below(5) }, () => `t${below(9)}`))]
  const site = siteOf(Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`p${at}`, tags()])))
  const relatedTo = relatedIn(site)
  for (const { source, tags } of site.posts) {
    const scores = new Map<SourcePath, number>()
    for (const tag of tags) {
      const posts = site.tags.get(tag)?.posts ?? []
      for (const other of posts.slice(0, 40).filter((one) => one !== source))
        scores.set(other, (scores.get(other) ?? 0) + 1 / Math.log(2 + posts.length))
    }
    const sorted = [...scores].sort(([, a], [, b]) => b - a).map(([path]) => path)
    expect(relatedTo(source, 5)).toEqual(sorted.slice(0, 5))
  }
})
