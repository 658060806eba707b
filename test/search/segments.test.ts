import { expect, it } from 'vitest'
import { segmentsOf } from '../../src/search/segments.ts'
import { generate, page, post } from '../generate/fixture.ts'

const numbers = (count: number) =>
  Array.from({ length: count }, (_, day) => post(`p${day}`, { date: new Date(Date.UTC(2010, 0, day + 1)) }))
const keysOf = (heads: Parameters<typeof generate>[0]['heads'], config = {}) => {
  const site = generate({ heads: heads ?? [], config })
  return segmentsOf(site.site, site.config)
}

it('numbers pages, then posts from the oldest on, so that a new post moves no other', () => {
  const before = keysOf([...numbers(3), page('about/index.md')])[0]?.articles
  expect(before).toEqual(['about/index.md', '_posts/p0.md', '_posts/p1.md', '_posts/p2.md'])
  expect(keysOf([...numbers(4), page('about/index.md')])[0]?.articles.slice(0, 4)).toEqual(before)
})

it('begins a segment after 1024 articles', () => {
  expect(keysOf(numbers(1025)).map(({ number, articles }) => [number, articles.length])).toEqual([
    [0, 1024],
    [1, 1],
  ])
})

it('has parts of the index in one file, from the oldest article on, beside the others where both are asked for', () => {
  const search = { engine: 'json' }
  expect(
    keysOf([...numbers(33), page('about/index.md')], { search }).map(({ form, number }) => [form, number]),
  ).toEqual([
    ['json', 0],
    ['json', 1],
  ])
  const [first] = keysOf([...numbers(3), page('about/index.md')], { search })
  expect(first?.articles).toEqual(['about/index.md', '_posts/p0.md', '_posts/p1.md', '_posts/p2.md'])
  expect(keysOf(numbers(1), { search: { engine: 'builtin', path: 'local.xml' } }).map(({ form }) => form)).toEqual([
    'index',
    'xml',
  ])
})

it('has none where the site asks for another engine, or none', () => {
  for (const search of [false, { engine: 'pagefind' }]) expect(keysOf(numbers(2), { search })).toEqual([])
  expect(keysOf([...numbers(1), page('a.md')], { search: { field: 'page' } })[0]?.articles).toEqual(['a.md'])
})
