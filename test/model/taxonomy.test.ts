import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assignSlugs, categorySlug, tagSlug, taxonId } from '../../src/model/taxonomy.ts'
import { runs } from '../fuzz.ts'

describe('ids', () => {
  it.each([
    [['技术', '数学'], '技术/数学'],
    [['前端/后端'], '前端\\/后端'],
    [['a\\', 'b'], 'a\\\\/b'],
  ])('of %j is %s', (path, id) => {
    expect(taxonId(path)).toBe(id)
  })
})

describe('slugs', () => {
  const config = { tag_map: { 'C++': 'cpp' }, category_map: { 数学: 'math/x' }, filename_case: 1 as const }

  it('follow the maps and filename_case', () => {
    expect(tagSlug('C++', config)).toBe('cpp')
    expect(tagSlug('Node.js', config)).toBe('node-js')
    expect(tagSlug('constructor', config)).toBe('constructor')
    expect(categorySlug(['Tech', '数学'], config)).toBe('tech/math-x')
  })
})

describe('assignSlugs', () => {
  const assign = (names: string[], map = {}) => {
    const slugOf = (name: string) => tagSlug(name, { tag_map: map, filename_case: 0 })
    const { slugs, shared } = assignSlugs(names, slugOf, { map, case: 0 })
    return { slugs: Object.fromEntries(slugs), shared: shared.map(({ moved }) => moved) }
  }

  it.each([
    [['C', 'C#', 'C++'], {}, { C: 'C', 'C#': 'C-sharp', 'C++': 'C-plus-plus' }],
    [['C#', 'C++'], {}, { 'C#': 'C', 'C++': 'C-plus-plus' }],
    [['C', 'C#'], { 'C#': 'C' }, { 'C#': 'C', C: 'C-2' }],
    [['a b', 'a-b', 'a_b'], {}, { 'a-b': 'a-b', 'a b': 'a-b-2', a_b: 'a-b-3' }],
    [['C#', 'C', 'C-sharp'], {}, { C: 'C', 'C-sharp': 'C-sharp', 'C#': 'C-2' }],
    [['#'], {}, { '#': 'sharp' }],
  ])('gives %j with the map %j an address each', (names, map, expected) => {
    expect(assign(names, map).slugs).toEqual(expected)
    expect(assign([...names].reverse(), map).slugs).toEqual(expected)
  })

  it('makes an address even of signs that have no name', () => {
    const { slugs, shared } = assign(['!!!', '!?'])
    expect(Object.values(slugs)).toEqual([expect.stringMatching(/^[\da-f]{8}$/), expect.stringMatching(/^[\da-f]{8}$/)])
    expect(shared).toEqual([['!!!', '!?']])
  })

  it('never gives one twice', () => {
    const name = fc.array(fc.constantFrom('a', 'A', '+', '#', '-', ' ', '2', '数'), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(
        fc.uniqueArray(
          name.map((chars) => chars.join('')),
          { maxLength: 40 },
        ),
        (names) => {
          const given = Object.values(assign(names).slugs)
          expect(given).toHaveLength(names.length)
          expect(new Set(given).size).toBe(names.length)
        },
      ),
      runs(),
    )
  })
})
