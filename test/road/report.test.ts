import { expect, it } from 'vitest'
import type { RoutePath } from '../../src/base/paths.ts'
import { type Place, type Problem, problem, warning } from '../../src/base/problem.ts'
import { gather, type ReportParts, reportOf } from '../../src/road/report.ts'
import { generate, page, post } from '../generate/fixture.ts'

const fault = (at?: Place, message = 'x') => problem('test/fault', { message }, { at })
const placesOf = (problems: readonly Problem[]) =>
  problems.map(({ at, more }) => [at?.file ?? '', at?.line ?? 0, at?.column ?? 0, more ?? 0].join(':'))

it('problems come by file, line and column, whatever order they were found in', () => {
  const found = [
    fault({ file: 'b.md', line: 1 }),
    fault({ file: 'a.md', line: 10 }),
    fault({ file: 'a.md', line: 9, column: 4 }),
    fault({ file: 'a.md', line: 9, column: 2 }),
    fault(),
  ]
  const sorted = [':0:0:0', 'a.md:9:2:0', 'a.md:9:4:0', 'a.md:10:0:0', 'b.md:1:0:0']
  expect(placesOf(gather(found))).toEqual(sorted)
  expect(placesOf(gather(found.toReversed()))).toEqual(sorted)
})

it('a fault of a template that shows on many pages is reported once, with their number', () => {
  const at = { file: 'themes/t/layout/post.ejs', line: 3 }
  expect(placesOf(gather([fault(at), fault(at, 'of another page'), fault(at)]))).toEqual([
    'themes/t/layout/post.ejs:3:0:2',
  ])
})

it('a fault of other people’s code is counted by the articles and pages that meet it, and not where nothing else does', () => {
  const met = (file: string, during?: string): Problem => ({
    ...fault({ file }),
    fault: 'x.js:1',
    ...(during && { during: { kind: 'own', name: during } }),
  })
  const [first, ...others] = gather([met('a.md'), met('b.md'), met('a.md')])
  expect(first).toEqual({ ...fault({ file: 'a.md' }), more: 1 })
  expect(others).toEqual([])
  expect(gather([met('x.js'), met('x.js'), met('x.js')])).toEqual([fault({ file: 'x.js' })])
  expect(placesOf(gather([met('x.njk', 'a/'), met('x.njk', 'b/')]))).toEqual(['x.njk:0:0:1'])
})

it('two faults of one file as a whole are two', () => {
  const at = { file: 'a.md' }
  expect(gather([fault(at, 'one'), fault(at, 'two'), fault(at, 'one')])).toHaveLength(2)
})

const { site } = generate({
  heads: [post('a', { tags: ['数', '学'], categories: [['技术']] }), post('b', { hidden: true }), page('about.md')],
})
const PARTS: ReportParts = {
  site,
  routes: [],
  written: {
    changed: ['a.html' as RoutePath],
    removed: ['old.html'],
    unchanged: 3,
    rendered: 4,
    volatile: 1,
  } as unknown as ReportParts['written'],
  problems: [],
  strict: false,
  dueMs: 7,
  found: undefined,
  computed: { heads: 1, contents: 2 },
  volatile: 2,
}

it('a report counts articles that no list shows, tags, categories, and what was computed', () => {
  expect(reportOf(PARTS)).toEqual({
    good: true,
    posts: 2,
    pages: 1,
    tags: 2,
    categories: 1,
    files: 4,
    changed: ['a.html'],
    removed: ['old.html'],
    unchanged: 3,
    problems: [],
    dueMs: 7,
    computed: { heads: 1, contents: 2, outputs: 4 },
    volatile: 3,
  })
})

it.each([
  ['nothing', [], [true, true]],
  ['a warning', [warning('test/odd', { message: 'x' })], [true, false]],
  ['an error', [fault()], [false, false]],
])('with %s a site is published or not, and in a strict build', (_, problems, good) => {
  expect([false, true].map((strict) => reportOf({ ...PARTS, problems, strict }).good)).toEqual(good)
})

it('that most pages went is said where it is so', () => {
  const vanished = { gone: 3, of: 4 } as never
  expect(reportOf({ ...PARTS, written: { ...PARTS.written, vanished } }).vanished).toBe(vanished)
  expect(reportOf(PARTS)).not.toHaveProperty('vanished')
})
