import type { Texts } from '../messages/texts/en.ts'
import type { Finding, FindingKind } from '../road/found.ts'
import { type Column, tableOf } from './table.ts'
import type { Colors } from './terminal.ts'
import { oneLine } from './text-width.ts'

/** What a moved site has in it → a short table: what it is, how often, what was done with it, and where to read more. */

/** A key of `_config.yml`, or a page of the documentation. */
const MORE: Readonly<Record<FindingKind, string>> = {
  breaks: 'markdown.breaks',
  doubles: 'math.inline_double_dollar',
  headings: 'markdown.lenient_headings',
  zone: 'timezone',
  hidden: 'docs/writing.md',
  'held-back': 'docs/writing.md',
  locked: 'docs/writing.md',
  slugs: 'front_matter_slug',
  'files-beside': 'docs/writing.md',
  untitled: 'docs/writing.md',
  escapes: 'docs/writing.md',
  'missing-files': 'docs/writing.md',
  'unknown-tags': 'docs/extensions.md',
  'unknown-keys': 'docs/configuration.md',
}

export function foundTable(
  found: readonly Finding[],
  words: Texts['building']['found'],
  colors: Colors,
  width: number,
): string {
  const columns: readonly Column[] = [
    { title: words.what },
    { title: words.count, align: 'right' },
    { title: words.done, flexible: true },
    { title: words.more, color: (colors, text) => colors.cyan(text) },
  ]
  const rows = found.map(({ kind, count, names = [] }) => {
    const { what, done } = words.kinds[kind]
    return [what, count === undefined ? '' : String(count), done(names.join(', ')), MORE[kind]]
  })
  const renderer = found.find(({ kind }) => kind === 'breaks' || kind === 'doubles')?.names?.join(', ')
  const end = words.end(renderer === undefined ? undefined : oneLine(renderer))
  return `${tableOf(columns, rows, width, colors)}\n${colors.cyan('→')} ${end}`
}
