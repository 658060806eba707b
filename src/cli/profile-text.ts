import type { Spent } from '../memo/observe.ts'
import type { Texts } from '../messages/texts/en.ts'
import type { Remark } from '../model/facts.ts'
import type { Entry, Taken, Volatile } from '../road/profile.ts'
import { type Column, tableOf } from './table.ts'
import type { Colors } from './terminal.ts'

/** What a build took → tables to be read from top to bottom: the stages, then what was slowest. */

const SHOWN = 10

type Words = Texts['building']['profile']

export function profileText(taken: Taken, words: Words, colors: Colors): string {
  const { stages, libraries, articles, pages, views, volatile, remarks } = taken
  const total = stages.reduce((sum, { ms }) => sum + ms, 0)
  const row = (label: string, ms: number, keys: Spent): string[] => [
    label,
    shown(ms),
    `${total === 0 ? 0 : Math.round((ms / total) * 100)} %`,
    keys.count === 0 ? '' : String(keys.count),
    keys.count === 0 ? '' : shown(keys.ms),
  ]
  const rows = stages.flatMap(({ stage, ms, keys }) => [
    row(words.stages[stage], ms, keys),
    // Libraries are timed by key: of the stage they have the share that they have of its keys.
    ...(stage === 'content' && keys.ms > 0
      ? libraries.map(({ library, spent }) => row(words.libraries[library], (ms * spent.ms) / keys.ms, spent))
      : []),
  ])
  const columns = [{ title: words.stage }, ...[words.ms, words.share, words.computed, words.allThreads].map(right)]
  return [
    tableOf(columns, [...rows, [words.inAll, shown(total), '', '', '']], Number.POSITIVE_INFINITY, colors),
    ...slowest(words.articles, articles, words, colors),
    ...slowest(words.pages, pages, words, colors),
    ...slowest(words.views, views, words, colors),
    ...computedAgain(volatile, words, colors),
    ...notShared(remarks, words, colors),
    '',
  ].join('\n')
}

const right = (title: string): Column => ({ title, align: 'right' })

function slowest(title: string, entries: readonly Entry[], words: Words, colors: Colors): string[] {
  if (entries.length === 0) return []
  const columns: Column[] = [{ title }, right(words.ms), right(words.times)]
  const rows = entries.slice(0, SHOWN).map(({ name, ms, count }) => [name, shown(ms), String(count)])
  return ['', tableOf(columns, rows, Number.POSITIVE_INFINITY, colors)]
}

function computedAgain(all: readonly Volatile[], words: Words, colors: Colors): string[] {
  if (all.length === 0) return []
  const columns: Column[] = [{ title: words.volatile }, right(words.times), { title: words.example }]
  const rows = all.map(({ why, count, example }) => [why, String(count), example])
  return ['', tableOf(columns, rows, Number.POSITIVE_INFINITY, colors)]
}

function notShared(remarks: readonly Remark[], words: Words, colors: Colors): string[] {
  if (remarks.length === 0) return []
  const columns: Column[] = [{ title: words.notShared }, { title: words.because }]
  const rows = remarks.map(({ view, why, name }) => [view, words.whys[why](name ?? '')])
  return ['', tableOf(columns, rows, Number.POSITIVE_INFINITY, colors)]
}

function shown(ms: number): string {
  return ms.toFixed(ms < 10 ? 1 : 0)
}
