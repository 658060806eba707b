import { describe, expect, test } from 'vitest'
import { type Plan, planOf, type Situation, sameTree, type Tree } from '../../src/deploy/plan.ts'

/** `a:1 b:2`: names with what is in them. */
const tree = (text: string): Tree =>
  new Map(
    text
      .split(' ')
      .filter(Boolean)
      .map((item) => {
        const [path = '', id = ''] = item.split(':')
        return [path, { mode: '100644', id }]
      }),
  )

const shown = ({ tree: made, ...lists }: Plan) => ({
  tree: [...made]
    .map(([path, { id }]) => `${path}:${id}`)
    .sort()
    .join(' '),
  ...Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)),
})

const plan = (ours: string, tip: string, base?: string, more: Partial<Situation> = {}) =>
  shown(
    planOf({
      ours: tree(ours),
      tip: tree(tip),
      foreign: new Set(),
      keep: (path) => path === 'CNAME',
      ...(base === undefined ? {} : { base: tree(base) }),
      ...more,
    }),
  )

describe('planOf', () => {
  test.each([
    ['a new branch', ['a:1', ''], { tree: 'a:1', added: ['a'] }],
    ['nothing new', ['a:1', 'a:1', 'a:1'], { tree: 'a:1' }],
    ['changed and gone', ['a:2', 'a:1 b:1', 'a:1 b:1'], { tree: 'a:2', changed: ['a'], removed: ['b'] }],
    [
      'another generator before us',
      ['a:2', 'a:1 b:1 CNAME:c'],
      { tree: 'CNAME:c a:2', changed: ['a'], removed: ['b'], kept: ['CNAME'] },
    ],
    ['a file of others', ['a:1', 'a:1 x:9', 'a:1'], { tree: 'a:1 x:9', foreign: ['x'] }],
    ['ours wins over a kept one', ['CNAME:o', 'CNAME:c', 'a:1'], { tree: 'CNAME:o', changed: ['CNAME'] }],
    ['both changed it', ['a:2', 'a:9', 'a:1'], { tree: 'a:2', changed: ['a'], conflicts: ['a'] }],
    ['only they changed it', ['a:1', 'a:9', 'a:1'], { tree: 'a:1', changed: ['a'], conflicts: ['a'] }],
    ['both in the same way', ['a:2', 'a:2', 'a:1'], { tree: 'a:2' }],
    ['both made it', ['a:1 x:2', 'a:1 x:9', 'a:1'], { tree: 'a:1 x:2', changed: ['x'], conflicts: ['x'] }],
    ['they changed what is gone', ['a:1', 'a:1 b:9', 'a:1 b:1'], { tree: 'a:1', removed: ['b'], conflicts: ['b'] }],
    ['they removed what we have', ['a:1 b:1', 'a:1', 'a:1 b:1'], { tree: 'a:1 b:1', added: ['b'] }],
    [
      'a kept file where we have a folder',
      ['CNAME/x:1', 'CNAME:c'],
      { tree: 'CNAME/x:1', added: ['CNAME/x'], removed: ['CNAME'] },
    ],
  ] as const)('%s', (_, [ours, tip, base], expected) => {
    expect(plan(ours, tip, base)).toEqual(expected)
  })

  test('what was foreign at the last deployment still is', () => {
    expect(plan('a:1', 'a:1 x:9', 'a:1 x:9', { foreign: new Set(['x']) })).toEqual({ tree: 'a:1 x:9', foreign: ['x'] })
    expect(plan('a:1', 'a:1 x:9', 'a:1 x:9')).toEqual({ tree: 'a:1', removed: ['x'] })
  })

  test('a foreign file makes room for a folder of ours, and that is a conflict when it came since', () => {
    expect(plan('x/a:1', 'x:9', '')).toMatchObject({ tree: 'x/a:1', removed: ['x'], conflicts: ['x'] })
    expect(plan('x:1', 'x/a:9', '', { keep: () => true })).toMatchObject({ tree: 'x:1' })
  })
})

test('sameTree looks at names, modes and content', () => {
  expect(sameTree(tree('a:1 b:2'), tree('b:2 a:1'))).toBe(true)
  for (const other of ['a:1', 'a:1 b:3', 'a:1 c:2', 'a:1 b:2 c:3'])
    expect(sameTree(tree('a:1 b:2'), tree(other))).toBe(false)
  expect(sameTree(tree('a:1'), new Map([['a', { mode: '160000', id: '1' }]]))).toBe(false)
})
