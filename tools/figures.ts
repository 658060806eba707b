import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { median } from '../bench/median.ts'
import { type Profile, type Results, rowOf } from '../bench/results.ts'
import { FLOOR, markdown, previewText, tableText } from '../bench/table.ts'

/**
 * `bench/results.json` → the tables of figures in README and `bench/RESULTS.md`, in both languages: `npm run docs:figures`.
 * They stand between `<!-- figures: NAME -->` and `<!-- /figures -->`, and nowhere is a figure in a table written by hand.
 */

const ROOT = join(import.meta.dirname, '..')
const MARKED = /(?<=^<!-- figures: (\S+) -->\n)[\s\S]*?(?=^<!-- \/figures -->$)/gm

/** A text with its tables as the results have them. @throws where a table is named that there is none of */
export function withFigures(text: string, results: Results): string {
  return text.replace(MARKED, (_, name: string) => {
    const make = TABLES[name]
    if (make === undefined) throw new Error(`No table of figures is named ${name}: ${Object.keys(TABLES).join(', ')}.`)
    return `\n${make(results).trim()}\n\n`
  })
}

const TABLES: Readonly<Record<string, (results: Results) => string>> = {
  builds: ({ tables }) => tables.map(tableText).join('\n'),
  previews: ({ previews }) => previewText(previews),
  summary: (results) => summary(results, ENGLISH),
  'summary-zh-CN': (results) => summary(results, CHINESE),
}

interface Words {
  readonly posts: Readonly<Record<Profile, (posts: string) => string>>
  readonly memory: (posts: string) => string
  readonly preview: (posts: string) => string
  /** The name of a generator. */
  readonly subject: (name: string) => string
  readonly about: (machine: string, date: string) => string
}

const ENGLISH: Words = {
  posts: { technical: (posts) => `${posts} technical posts`, plain: (posts) => `${posts} posts of prose` },
  memory: (posts) => `peak MB at ${posts}`,
  preview: (posts) => `save to page at ${posts}, ms`,
  subject: (name) => name,
  about: (machine, date) =>
    `Seconds on the wall for a first build / after one edit, and the best of each column in bold; medians. ${machine}, ${date}.`,
}

/** Parts of generators' names. */
const PARTS: Readonly<Record<string, string>> = {
  ', formulas as text': '，公式不渲染',
  ', theme like Mist': '，与 Mist 相当的主题',
  ', small theme': '，小型主题',
  ', base blog': '，官方博客模板',
  ', blog': '，官方博客模板',
  ' and its search': '，自带搜索',
  ', ': '，',
}
const CHINESE: Words = {
  posts: { technical: (posts) => `${posts} 篇技术文章`, plain: (posts) => `${posts} 篇纯文字` },
  memory: (posts) => `${posts} 篇时的内存峰值，MB`,
  preview: (posts) => `${posts} 篇时从保存到页面更新，毫秒`,
  subject: (name) => Object.entries(PARTS).reduce((text, [part, chinese]) => text.replaceAll(part, chinese), name),
  about: (machine, date) => `从头生成 / 改一篇后的秒数，每列最好的用粗体；均为中位数。${machine}，${date}。`,
}

/** What one column shows of a generator: numbers, of which less is better; undefined where one was not measured. */
interface Column {
  readonly head: string
  readonly of: (subject: string) => readonly (number | undefined)[]
}

function summary(results: Results, words: Words): string {
  const columns = columnsOf(results, words)
  const subjects = new Set(
    results.tables.flatMap(({ rows }) => rows.filter((row) => row.case !== FLOOR).map(({ subject }) => subject)),
  )
  const best = columns.map(({ of }) => {
    const all = [...subjects].map(of)
    return (all[0] ?? []).map((_, index) =>
      Math.min(...all.map((numbers) => numbers[index] ?? Number.POSITIVE_INFINITY)),
    )
  })
  const rows = Array.from(subjects, (subject) => [
    words.subject(subject),
    ...columns.map(({ of }, column) => {
      const cells = of(subject).map((value, index) =>
        value === undefined ? '–' : value === best[column]?.[index] ? `**${twoDigits(value)}**` : twoDigits(value),
      )
      return cells.every((cell) => cell === '–') ? '–' : cells.join(' / ')
    }),
  ]).filter(([, ...cells]) => cells.some((cell) => cell !== '–'))
  const table = markdown([['', ...columns.map(({ head }) => head)], ...rows])
  return [...table, '', words.about(results.machine, results.date)].join('\n')
}

function columnsOf({ tables, previews }: Results, words: Words): Column[] {
  const shown = (posts: number) => posts.toLocaleString('en')
  const columns = tables
    .filter(({ posts }) => posts <= MOST)
    .map((table): Column => {
      const seconds = (subject: string, name: string) => middle(rowOf(table, subject, name)?.wallMs, 1000)
      return {
        head: words.posts[table.profile](shown(table.posts)),
        of: (subject) => [seconds(subject, 'cold'), seconds(subject, 'one edit')],
      }
    })
  const largest = tables.findLast(({ posts, profile }) => posts === MOST && profile === 'technical')
  if (largest !== undefined)
    columns.push({
      head: words.memory(shown(MOST)),
      of: (subject) => [middle(rowOf(largest, subject, 'cold')?.peakMb, 1)],
    })
  columns.push({
    head: words.preview(shown(PREVIEWED)),
    of: (subject) => [previews.find((one) => one.posts === PREVIEWED && one.subject === subject)?.shownMs],
  })
  return columns
}

/** Of larger sites others are not measured. */
const MOST = 5000
const PREVIEWED = 1000

const middle = (numbers: readonly number[] | undefined, unit: number): number | undefined =>
  numbers === undefined ? undefined : median(numbers) / unit

/** As sure as figures of a machine are: `0.36`, `2.7`, `14`, `3,200`. */
export function twoDigits(value: number): string {
  const digits = 1 - Math.floor(Math.log10(value))
  // By way of its decimals, since 3.05 is a little less in binary.
  const rounded = Number(`${Math.round(Number(`${value}e${digits}`))}e${-digits}`)
  const shown = Math.max(0, digits)
  return rounded.toLocaleString('en', { minimumFractionDigits: shown, maximumFractionDigits: shown })
}

/** Documents that show figures, as paths from the root. */
export function documents(): string[] {
  return ['', 'bench', 'docs', 'docs/zh']
    .filter((folder) => existsSync(join(ROOT, folder)))
    .flatMap((folder) => readdirSync(join(ROOT, folder)).map((name) => join(folder, name)))
    .filter((path) => path.endsWith('.md') && readFileSync(join(ROOT, path), 'utf8').search(MARKED) >= 0)
}

export const results = (): Results => JSON.parse(readFileSync(join(ROOT, 'bench/results.json'), 'utf8')) as Results

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const path of documents()) {
    const file = join(ROOT, path)
    writeFileSync(file, withFigures(readFileSync(file, 'utf8'), results()))
  }
}
