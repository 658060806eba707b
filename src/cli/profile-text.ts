import type { Library } from '../markdown/options.ts'
import type { Spent } from '../memo/observe.ts'
import type { Entry, Stage, Taken, Volatile } from '../road/profile.ts'
import { type Column, tableOf } from './table.ts'
import type { Colors } from './terminal.ts'

/** What a build took → tables to be read from top to bottom: the stages, then what was slowest. */

const LABELS = {
  open: 'Opening the site',
  scan: 'Looking for changes',
  head: 'Reading front matter',
  plan: 'Tags, lists, addresses',
  content: 'Markdown',
  search: 'Search index',
  output: 'Templates',
  write: 'Writing',
} as const satisfies Record<Stage, string>

/** Below Markdown, of which they are parts. */
const PARTS = {
  KaTeX: 'of it formulas (KaTeX)',
  'highlight.js': 'of it code (highlight.js)',
} as const satisfies Record<Library, string>

const SHOWN = 10

export function profileText({ stages, libraries, articles, pages, views, volatile }: Taken, colors: Colors): string {
  const total = stages.reduce((sum, { ms }) => sum + ms, 0)
  const row = (label: string, ms: number, keys: Spent): string[] => [
    label,
    shown(ms),
    `${total === 0 ? 0 : Math.round((ms / total) * 100)} %`,
    keys.count === 0 ? '' : String(keys.count),
    keys.count === 0 ? '' : shown(keys.ms),
  ]
  const rows = stages.flatMap(({ stage, ms, keys }) => [
    row(LABELS[stage], ms, keys),
    // Libraries are timed by key: of the stage they have the share that they have of its keys.
    ...(stage === 'content' && keys.ms > 0
      ? libraries.map(({ library, spent }) => row(PARTS[library], (ms * spent.ms) / keys.ms, spent))
      : []),
  ])
  const right = (title: string): Column => ({ title, align: 'right' })
  const columns = [{ title: 'Stage' }, right('ms'), right('share'), right('computed'), right('ms, all threads')]
  return [
    tableOf(columns, [...rows, ['In all', shown(total), '', '', '']], Number.POSITIVE_INFINITY, colors),
    ...slowest('Slowest articles', articles, colors),
    ...slowest('Slowest pages', pages, colors),
    ...slowest('Slowest views', views, colors),
    ...computedAgain(volatile, colors),
    '',
  ].join('\n')
}

function slowest(title: string, entries: readonly Entry[], colors: Colors): string[] {
  if (entries.length === 0) return []
  const columns: Column[] = [{ title }, { title: 'ms', align: 'right' }, { title: 'times', align: 'right' }]
  const rows = entries.slice(0, SHOWN).map(({ name, ms, count }) => [name, shown(ms), String(count)])
  return ['', tableOf(columns, rows, Number.POSITIVE_INFINITY, colors)]
}

function computedAgain(all: readonly Volatile[], colors: Colors): string[] {
  if (all.length === 0) return []
  const columns: Column[] = [
    { title: 'Computed by every build' },
    { title: 'times', align: 'right' },
    { title: 'for example' },
  ]
  const rows = all.map(({ why, count, example }) => [why, String(count), example])
  return ['', tableOf(columns, rows, Number.POSITIVE_INFINITY, colors)]
}

function shown(ms: number): string {
  return ms.toFixed(ms < 10 ? 1 : 0)
}
