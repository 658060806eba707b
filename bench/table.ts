import { median } from './median.ts'
import { type Preview, type Row, rowOf, type Table } from './results.ts'

/** Results as a table in Markdown: medians, and ratios of processor time within the table. */

export const NOTHING = 'node -e 0'
export const INPUT_OUTPUT = 'I/O alone'
export const LIBRARIES = 'bare libraries'
/** A floor is its own only case. */
export const FLOOR = ''

export function tableText(table: Table): string {
  const floor = (name: string) => cpuOf(rowOf(table, name, FLOOR))
  const hexo = table.rows.find(({ subject }) => /^Hexo .*, landscape/.test(subject))?.subject
  const heads = ['', 'processor s', 'wall s', 'peak MB', '× node -e 0', '× bare libraries']
  const rows = [...table.rows]
    .sort((a, b) => order(table, a) - order(table, b))
    .map((row) => {
      const cpu = cpuOf(row)
      return [
        row.case === FLOOR ? row.subject : `${row.subject}: ${row.case}`,
        (cpu / 1000).toFixed(2),
        (median(row.wallMs) / 1000).toFixed(2),
        median(row.peakMb).toFixed(0),
        ratio(cpu, floor(NOTHING)),
        ratio(cpu, floor(LIBRARIES)),
        ...(hexo === undefined ? [] : [ratio(cpu, cpuOf(rowOf(table, hexo, row.case.replace(', one thread', ''))))]),
      ]
    })
  const rounds = table.rounds === 1 ? 'one round' : `medians of ${table.rounds}`
  return [
    `### ${table.posts.toLocaleString('en')} posts, ${table.profile} (${rounds})`,
    '',
    ...markdown([[...heads, ...(hexo === undefined ? [] : ['× Hexo, landscape'])], ...rows]),
    '',
  ].join('\n')
}

/** The lines of a table: names to the left, numbers to the right. */
export function markdown([heads = [], ...rows]: readonly (readonly string[])[]): string[] {
  const rule = heads.map((_, index) => (index === 0 ? '---' : '---:'))
  return [heads, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`.replace('|  |', '| |'))
}

/** Rows of one generator together, in the order in which it was met first. */
const order = ({ rows }: Table, row: Row): number => rows.findIndex(({ subject }) => subject === row.subject)

const cpuOf = (row: Row | undefined): number => median(row?.cpuMs ?? [])

const ratio = (one: number, other: number): string => (other > 0 ? (one / other).toFixed(2) : '–')

const PREVIEW_HEADS = [
  '',
  'first page, cold cache',
  'warm',
  'save → answer',
  'save → page',
  'MB after 100 saves',
  'after 300',
]

/** Previews, in ms. */
export const previewText = (previews: readonly Preview[]): string =>
  markdown([
    PREVIEW_HEADS,
    ...previews.map(({ posts, subject, coldMs, warmMs, answerMs, shownMs, earlyMb, lateMb }) => [
      `${posts.toLocaleString('en')} posts, ${subject}`,
      ...[coldMs, warmMs, answerMs, shownMs, earlyMb ?? '–', lateMb ?? '–'].map(String),
    ]),
  ]).join('\n')
