import { describe, expect, it } from 'vitest'
import { List } from '../../src/theme/list.ts'

const POSTS = [
  { title: 'a', n: 3, date: new Date('2020-01-01'), tags: ['x'], author: { name: 'li' } },
  { title: 'b', n: 1, date: new Date('2022-01-01'), tags: ['x', 'y'] },
  { title: 'c', n: 3, date: new Date('2021-01-01'), tags: [] },
]
const list = new List<Record<string, unknown>>(POSTS)
const titles = (found: unknown): string =>
  (found instanceof List ? found.data : (found as unknown[])).map((post) => (post as { title: string }).title).join('')

describe('sort', () => {
  it.each([
    [['date'], 'acb'],
    [['-date'], 'bca'],
    [['date', -1], 'bca'],
    [['date', 'desc'], 'bca'],
    [[{ date: -1 }], 'bca'],
    [['n'], 'bac'],
    [['-n'], 'acb'],
    [['-n -date'], 'cab'],
    [[{ n: -1, date: -1 }], 'cab'],
    [['author.name'], 'abc'],
    [[], 'abc'],
    [[(a: { n: number }, b: { n: number }) => a.n - b.n], 'bac'],
  ] as [unknown[], string][])('by %j gives %s', (args, expected) => {
    expect(titles(list.sort(...args))).toBe(expected)
  })

  it('leaves the list as it was', () => {
    list.sort('-date')
    expect(titles(list)).toBe('abc')
  })
})

describe('find', () => {
  it.each([
    [{ title: 'b' }, 'b'],
    [{ n: 3, title: 'c' }, 'c'],
    [{ n: { $gt: 1 } }, 'ac'],
    [{ n: { $gte: 1, $lt: 3 } }, 'b'],
    [{ n: { $lte: 3, $ne: 1 } }, 'ac'],
    [{ date: { $gt: new Date('2020-06-01') } }, 'bc'],
    [{ date: new Date('2021-01-01') }, 'c'],
    [{ title: { $in: ['a', 'z'] } }, 'a'],
    [{ title: { $nin: ['a', 'z'] } }, 'bc'],
    [{ title: /[ab]/ }, 'ab'],
    [{ title: { $regex: '^c' } }, 'c'],
    [{ tags: 'y' }, 'b'],
    [{ tags: { $in: ['y', 'z'] } }, 'b'],
    [{ tags: { $all: ['x', 'y'] } }, 'b'],
    [{ tags: { $length: 0 } }, 'c'],
    [{ author: { $exists: true } }, 'a'],
    [{ author: { $exist: false } }, 'bc'],
    [{ 'author.name': 'li' }, 'a'],
    [{ $or: [{ title: 'a' }, { n: 1 }] }, 'ab'],
    [{ $and: [{ n: 3 }, { title: 'c' }] }, 'c'],
    [{ $nor: [{ title: 'a' }, { n: 1 }] }, 'c'],
    [{ $not: { n: 3 } }, 'b'],
    [{}, 'abc'],
  ])('%j gives %s', (condition, expected) => {
    expect(titles(list.find(condition))).toBe(expected)
  })

  it('takes a function by $where, with the document as this', () => {
    const condition = {
      $where(this: { n: number }) {
        return this.n === 1
      },
    }
    expect(titles(list.find(condition))).toBe('b')
  })

  it('skips, limits, and gives plain objects', () => {
    expect(titles(list.find({}, { skip: 1, limit: 1 }))).toBe('b')
    const lean = list.find({ n: 3 }, { lean: true })
    expect(Array.isArray(lean)).toBe(true)
    expect(titles(lean)).toBe('ac')
    expect((list.findOne({ n: 3 }) as { title: string }).title).toBe('a')
    expect(list.findOne({ n: 9 })).toBeUndefined()
  })

  it('names the condition that it does not know', () => {
    expect(() => list.find({ n: { $near: 1 } })).toThrow('"$near" is not a condition')
  })
})

describe('everything else', () => {
  it('selects without changing the list', () => {
    expect(titles(list.limit(2))).toBe('ab')
    expect(titles(list.skip(2))).toBe('c')
    expect(titles(list.slice(-2, -1))).toBe('b')
    expect(titles(list.reverse())).toBe('cba')
    expect(titles(list.filter((post, index) => post.n === 3 && index > 0))).toBe('c')
    expect([list.eq(-1)?.title, list.first()?.title, list.last()?.title]).toEqual(['c', 'a', 'c'])
    expect([list.length, list.count(), list.size(), list.toArray().length]).toEqual([3, 3, 3, 3])
  })

  it('visits with the index', () => {
    const seen: string[] = []
    list.each((post, index) => seen.push(`${index}${post.title}`))
    list.forEach((post) => {
      seen.push(String(post.title))
    })
    for (const post of list) seen.push(String(post.title))
    expect(seen.join(' ')).toBe('0a 1b 2c a b c a b c')
    expect(list.map((post, index) => `${post.title}${index}`)).toEqual(['a0', 'b1', 'c2'])
    expect([list.some((post) => post.n === 1), list.every((post) => post.n === 1)]).toEqual([true, false])
    expect(list.reduce((sum, post) => `${sum}${post.title}`, '>')).toBe('>abc')
    expect(list.reduceRight((sum, post) => `${sum}${post.title}`, '>')).toBe('>cba')
    expect(new List([1, 2, 3]).reduce((sum, n) => Number(sum) + n)).toBe(6)
  })

  it('shuffles the same way for the same page, and another way for another', () => {
    const numbers = Array.from({ length: 50 }, (_, number) => number)
    const shuffled = (seed: string) => new List(numbers, seed).shuffle().data
    expect(shuffled('a.html')).toEqual(shuffled('a.html'))
    expect(shuffled('a.html')).not.toEqual(shuffled('b.html'))
    expect(shuffled('a.html').toSorted((a, b) => a - b)).toEqual(numbers)
    expect(new List(numbers, 'a.html').limit(9).random().length).toBe(9)
  })
})
