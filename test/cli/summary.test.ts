import pc from 'picocolors'
import { expect, test } from 'vitest'
import { routePath } from '../../src/base/paths.ts'
import { reportJson, roundOf, secondsOf, summaryOf } from '../../src/cli/summary.ts'
import { en } from '../../src/messages/en.ts'
import { texts } from '../../src/messages/texts/en.ts'
import type { Report } from '../../src/road/report.ts'

const colors = pc.createColors(false)
const report: Report = {
  good: true,
  posts: 12,
  pages: 1,
  tags: 8,
  categories: 1,
  files: 42,
  changed: [routePath('index.html'), routePath('a/')],
  removed: ['b/index.html'],
  unchanged: 40,
  problems: [],
  dueMs: undefined,
  volatile: 0,
  computed: { heads: 1, contents: 1, outputs: 1 },
}
const parts = { report, elapsedMs: 840, folder: 'public', colors, texts: texts.building }

test('a good build says what it made, what changed, how long it took and where to look', () => {
  expect(summaryOf(parts)).toBe(
    '✓ 42 files from 12 posts, 1 page, 8 tags, 1 category\n  2 changed, 1 removed in 0.84 s → public',
  )
  expect(summaryOf({ ...parts, report: { ...report, changed: [], removed: [] } })).toContain('Nothing changed in')
})

test('a bad build says that nothing was published', () => {
  const text = summaryOf({ ...parts, report: { ...report, good: false } })
  expect(text).toContain('Nothing was published.')
  expect(text).toContain('public is as it was')
})

test('a build after a change takes one line', () => {
  expect(roundOf({ ...parts, clock: '09:30:00' })).toBe('✓ 09:30:00 2 changed, 1 removed in 0.84 s')
  expect(roundOf({ ...parts, clock: '09:30:00', report: { ...report, good: false } })).toMatch(/^✗ 09:30:00 Nothing/)
})

test.each([
  [4, '0.00 s'],
  [840, '0.84 s'],
  [999, '1.0 s'],
  [12_340, '12.3 s'],
  [59_990, '1 min 0 s'],
  [125_000, '2 min 5 s'],
])('%i ms are %s', (ms, text) => {
  expect(secondsOf(ms, texts.building)).toBe(text)
})

test('the report for programs is JSON with everything', () => {
  expect(JSON.parse(reportJson(report, en, 840.4, '/site/public'))).toEqual({
    ...report,
    elapsedMs: 840,
    folder: '/site/public',
  })
})
