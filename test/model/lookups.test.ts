import { describe, expect, it } from 'vitest'
import { sourcePath } from '../../src/base/paths.ts'
import { assembleSite } from '../../src/model/assemble.ts'
import { type ListName, lookupsOf } from '../../src/model/lookups.ts'
import { configOf, page, post } from '../generate/fixture.ts'

const heads = [
  post('old', { date: new Date('2019-01-01'), title: '乙', tags: ['数学'], front: { weight: 2 } }),
  post('mid', { date: new Date('2020-01-01'), title: '甲', tags: ['数学', '论文'], categories: [['技术', '语言']] }),
  post('new', { date: new Date('2021-01-01'), title: '丙', front: { weight: 1 } }),
  page('about.md'),
]
const lookups = lookupsOf(assembleSite({ heads, data: {}, assets: [] }, configOf()).site)
const source = (name: string) => sourcePath(`_posts/${name}.md`)
const names = (paths: readonly string[]) => paths.map((path) => path.replace(/^_posts\/|\.md$/g, ''))

describe('lookups', () => {
  it.each([
    ['posts', 3],
    ['pages', 1],
    ['tags', 2],
    ['categories', 2],
    ['tag/数学', 2],
    ['category/技术/语言', 1],
    ['tag/无', 0],
  ] as [ListName, number][])('count %s: %i', (list, count) => {
    expect(lookups.count(list)).toBe(count)
  })

  it.each([
    ['posts', '', ['new', 'mid', 'old']],
    ['posts', 'date', ['old', 'mid', 'new']],
    ['posts', 'title', ['new', 'old', 'mid']],
    // Posts without a weight cannot be compared and stay where they are.
    ['posts', 'weight', ['new', 'mid', 'old']],
    ['posts', 'layout -date', ['new', 'mid', 'old']],
    ['pages', '', ['about']],
    ['tag/数学', '', ['mid', 'old']],
    ['tag/数学', 'date', ['old', 'mid']],
    ['category/技术', '', ['mid']],
    ['category/无', '-date', []],
  ] as const)('order %s by "%s"', (list, by, expected) => {
    expect(names(lookups.order(list, by))).toEqual(expected)
  })

  it('works an order out once', () => {
    expect(lookups.order('posts', 'title')).toBe(lookups.order('posts', 'title'))
  })

  it('names the posts beside a post', () => {
    expect([lookups.newer(source('mid')), lookups.older(source('mid'))]).toEqual([source('new'), source('old')])
    expect([lookups.newer(source('new')), lookups.older(source('old'))]).toEqual([undefined, undefined])
    expect(lookups.newer(sourcePath('about.md'))).toBeUndefined()
  })

  it('finds a tag and a category by id', () => {
    expect(lookups.taxon('tag', '论文')?.name).toBe('论文')
    expect(lookups.taxon('category', '技术/语言')?.parent).toBe('技术')
    expect(lookups.taxon('tag', '技术')).toBeUndefined()
  })
})
