import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

/** Paths that documents name in backticks exist, and the names that recipes send a reader to are there. */

const ROOT = join(import.meta.dirname, '..')
const DOCS = [
  'README.md',
  'CONTRIBUTING.md',
  'src/README.md',
  'bench/README.md',
  'README.zh-CN.md',
  ...['docs', 'docs/zh'].flatMap((folder) =>
    readdirSync(join(ROOT, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`),
  ),
]
/** Folders of this repository; other paths in the documents for users are those of a reader's site. */
const OURS = /^(?:src|test|bench|tools|docs|themes\/mist)\//
const FOLDERS = readdirSync(join(ROOT, 'src'), { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
)

/** The code spans of a document, without its examples. */
function spansOf(doc: string): string[] {
  const prose = readFileSync(join(ROOT, doc), 'utf8').replace(/^(`{3,}|~{3,})[\s\S]*?^\1$/gm, '')
  return Array.from(prose.matchAll(/`([^`\n]+)`/g), ([, span = '']) => span)
}

/** Where a span leads, from the root; undefined when it names no file. In the map of the code, paths begin at `src/`. */
function pathOf(span: string, doc: string): string | undefined {
  if (/[\s(){}'"=,:]/.test(span)) return undefined
  if (OURS.test(span)) return span
  if (doc !== 'src/README.md') return undefined
  if (FOLDERS.includes(span.split('/')[0] ?? '') && span.includes('/') && span !== 'source/') return `src/${span}`
  return /^[\w-]+\.ts$/.test(span) && span !== 'hanmo.config.ts' ? `src/${span}` : undefined
}

/** `src/markdown/<rule>.ts` is yet to be written: its folder has to be there. */
const there = (path: string) => existsSync(join(ROOT, /[<*]/.test(path) ? dirname(path) : path))

test.each(DOCS)('every path of this repository that %s names exists', (doc) => {
  const paths = spansOf(doc).flatMap((span) => pathOf(span, doc) ?? [])
  expect(paths.filter((path) => !there(path))).toEqual([])
})

test('the documents for contributors name many paths, so that the test above tests something', () => {
  expect(spansOf('CONTRIBUTING.md').filter((span) => pathOf(span, 'CONTRIBUTING.md')).length).toBeGreaterThan(40)
  expect(spansOf('src/README.md').filter((span) => pathOf(span, 'src/README.md')).length).toBeGreaterThan(20)
})

const contributing = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8')
const NAMED = Array.from(
  contributing.matchAll(/`(\w+)`(?: or `(\w+)`)? in `([^`<]+\.ts)`/g),
  ([, name = '', other, file = '']) => ({ names: [name, ...(other === undefined ? [] : [other])], file }),
)

test.each(NAMED)('CONTRIBUTING sends a reader to $names in $file, where they are', ({ names, file }) => {
  const code = readFileSync(join(ROOT, file), 'utf8')
  for (const name of names) expect(code).toMatch(new RegExp(`\\b${name}\\b`))
})

test.each([
  'a Markdown rule',
  'a helper for templates',
  'a kind of page',
  'a command',
  'a key of the configuration',
  'a fact',
  'a step',
  'a problem',
  'a hook for extensions',
])('CONTRIBUTING has a recipe for %s, with a file in each numbered line or a command to run', (what) => {
  const recipe = contributing.split(/^## /m).find((section) => section.startsWith(`Add ${what}\n`)) ?? ''
  const steps = recipe.match(/^\d\. .+$/gm) ?? []
  expect(steps.length).toBeGreaterThan(2)
  expect(steps.filter((step) => !/`[^`]*(?:\/|npm run|facts\.)[^`]*`/.test(step))).toEqual([])
})
