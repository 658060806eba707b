import { describe, expect, it } from 'vitest'
import { routePath, sourcePath } from '../../src/base/paths.ts'
import type { Head } from '../../src/model/article.ts'
import { assembleSite } from '../../src/model/assemble.ts'
import { said } from '../said.ts'

const config = {
  render_drafts: false,
  future: true,
  tag_dir: 'tags',
  category_dir: 'categories',
  tag_map: {},
  category_map: { 数学: 'math' },
  filename_case: 0 as const,
}

function head(name: string, rest: Partial<Head> = {}): Head {
  return {
    source: sourcePath(`_posts/${name}.md`),
    kind: 'post',
    draft: false,
    hidden: false,
    encrypted: false,
    title: name,
    date: new Date('2020-01-01T00:00:00Z'),
    dated: true,
    updated: new Date('2020-01-01T00:00:00Z'),
    slug: name,
    path: `${name}/`,
    route: routePath(`${name}/`),
    layout: 'post',
    tags: [],
    categories: [],
    sticky: 0,
    comments: true,
    lang: undefined,
    aliases: [],
    diagrams: false,
    bodyOffset: 0,
    bodyLine: 1,
    front: {},
    ...rest,
  }
}

const assemble = (heads: readonly Head[], overrides = {}) =>
  assembleSite({ heads, data: {}, assets: [] }, { ...config, ...overrides }, new Date('2020-06-01T00:00:00Z'))

describe('assembleSite', () => {
  it('puts posts newest first, ties by source path, whatever the order they come in', () => {
    const heads = [head('b'), head('a'), head('new', { date: new Date('2021-01-01T00:00:00Z') })]
    expect(assemble(heads).site.posts.map(({ title }) => title)).toEqual(['new', 'a', 'b'])
    expect(assemble(heads.reverse()).site.posts.map(({ title }) => title)).toEqual(['new', 'a', 'b'])
  })

  it('leaves out drafts and, with future off, what is to come', () => {
    const heads = [
      head('draft', { draft: true }),
      head('later', { date: new Date('2021-01-01T00:00:00Z') }),
      head('now'),
    ]
    expect(assemble(heads).site.posts.map(({ title }) => title)).toEqual(['later', 'now'])
    expect(assemble(heads, { future: false }).site.posts.map(({ title }) => title)).toEqual(['now'])
    expect(assemble(heads, { render_drafts: true }).site.posts).toHaveLength(3)
  })

  it('counts a post of a sub-category among its parents', () => {
    const { site } = assemble([head('a', { categories: [['技术', '数学']] }), head('b', { categories: [['技术']] })])
    expect([...site.categories.values()].map(({ path, parent, posts }) => [path, parent, posts.length])).toEqual([
      ['categories/技术/', undefined, 2],
      ['categories/技术/math/', '技术', 1],
    ])
  })

  it('gives C, C++ and C# an address each and says so', () => {
    const { site, problems } = assemble([head('a', { tags: ['C++', 'C#', 'C'] })])
    expect([...site.tags.values()].map(({ name, path }) => [name, path])).toEqual([
      ['C', 'tags/C/'],
      ['C#', 'tags/C-sharp/'],
      ['C++', 'tags/C-plus-plus/'],
    ])
    expect(problems).toHaveLength(1)
    expect(said(problems[0])).toMatch(/"C", "C#", "C\+\+"/)
    expect(assemble([head('a', { tags: ['C++', 'C'] })], { tag_map: { 'C++': 'cpp' } }).problems).toEqual([])
  })
})
