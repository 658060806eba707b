import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Results } from '../../bench/results.ts'
import { documents, results, twoDigits, withFigures } from '../../tools/figures.ts'

const ROOT = join(import.meta.dirname, '../..')

it.each(documents())('%s shows the figures that bench/results.json has: npm run docs:figures', (path) => {
  const text = readFileSync(join(ROOT, path), 'utf8')
  expect(withFigures(text, results())).toBe(text)
})

it('both READMEs and the page of results are among the documents with figures', () => {
  expect(documents()).toEqual(expect.arrayContaining(['README.md', 'README.zh-CN.md', 'bench/RESULTS.md']))
})

const row = (subject: string, name: string, wallMs: number[], peakMb: number[]) => ({
  subject,
  case: name,
  cpuMs: wallMs,
  wallMs,
  peakMb,
})
const MEASURED: Results = {
  machine: 'Node 20, 2 × CPU, 24 GiB',
  date: '2026-11-24',
  tables: [
    {
      posts: 5000,
      profile: 'technical',
      rounds: 3,
      rows: [
        row('node -e 0', '', [40], [40]),
        row('hanmo, Mist', 'cold', [9000, 8700, 8600], [320, 321, 322]),
        row('hanmo, Mist', 'one edit', [780], [200]),
        row('Hexo 8, landscape, formulas as text', 'cold', [4350], [3188]),
      ],
    },
  ],
  previews: [
    { posts: 1000, subject: 'hanmo, Mist', coldMs: 1, warmMs: 1, answerMs: 1, shownMs: 46, earlyMb: 1, lateMb: null },
  ],
}
const shown = (name: string) => withFigures(`a\n<!-- figures: ${name} -->\nold\n<!-- /figures -->\nb\n`, MEASURED)

it('the summary shows medians, the best of each column in bold, and what was not measured as such', () => {
  expect(shown('summary')).toBe(`a
<!-- figures: summary -->

| | 5,000 technical posts | peak MB at 5,000 | save to page at 1,000, ms |
| --- | ---: | ---: | ---: |
| hanmo, Mist | 8.7 / **0.78** | **320** | **46** |
| Hexo 8, landscape, formulas as text | **4.4** / – | 3,200 | – |

Seconds on the wall for a first build / after one edit, and the best of each column in bold; medians. Node 20, 2 × CPU, 24 GiB, 2026-11-24.

<!-- /figures -->
b
`)
})

it('the summary in Chinese has the same numbers', () => {
  expect(shown('summary-zh-CN')).toContain('| Hexo 8，landscape，公式不渲染 | **4.4** / – | 3,200 | – |')
})

it('the tables of builds have ratios to Node and, where it was measured, to Hexo with landscape', () => {
  expect(shown('builds')).toContain('| hanmo, Mist: cold | 8.70 | 8.70 | 321 | 217.50 | – | 2.00 |')
})

it('a table that there is none of is an error', () => {
  expect(() => shown('nothing')).toThrow('builds, previews, summary')
})

it.each([
  [0.355, '0.36'],
  [0.78, '0.78'],
  [3.04, '3.0'],
  [3.05, '3.1'],
  [13.52, '14'],
  [46, '46'],
  [603, '600'],
  [3188, '3,200'],
])('%d is shown as %s', (value, text) => {
  expect(twoDigits(value)).toBe(text)
})
