import type { Finding, FindingKind } from '../road/found.ts'
import { type Column, tableOf } from './table.ts'
import type { Colors } from './terminal.ts'
import { oneLine } from './text-width.ts'

/** What a moved site has in it → a short table: what it is, how often, what was done with it, and where to read more. */

interface Row {
  readonly what: string
  /** @param names those of the finding, as a list */
  readonly done: string | ((names: string) => string)
  /** A key of `_config.yml`, or a page of the documentation. */
  readonly more: string
}

const ROWS: Readonly<Record<FindingKind, Row>> = {
  breaks: { what: 'single line breaks', done: 'break the line', more: 'markdown.breaks' },
  doubles: { what: '$$x$$ among words', done: 'stays in its line', more: 'math.inline_double_dollar' },
  zone: { what: 'empty timezone', done: (zone) => `read as ${zone}`, more: 'timezone' },
  hidden: { what: 'hidden posts', done: 'listed nowhere', more: 'docs/writing.md' },
  'held-back': { what: 'drafts and the like', done: 'not published', more: 'docs/writing.md' },
  locked: { what: 'posts with a password', done: 'published encrypted', more: 'docs/writing.md' },
  slugs: { what: 'slug in front matter', done: 'not in the address', more: 'front_matter_slug' },
  'files-beside': { what: 'files beside posts', done: 'published with them', more: 'docs/writing.md' },
  untitled: { what: 'posts without a title', done: 'heading or file name', more: 'docs/writing.md' },
  escapes: { what: 'escapes in formulas', done: 'read as meant', more: 'docs/writing.md' },
  'missing-files': { what: 'missing pictures', done: 'left as written', more: 'docs/writing.md' },
  'unknown-tags': { what: 'unknown tags', done: (names) => `text: ${names}`, more: 'docs/extensions.md' },
  'unknown-keys': { what: 'unknown keys', done: (names) => `ignored: ${names}`, more: 'docs/configuration.md' },
}

const COLUMNS: readonly Column[] = [
  { title: 'What was found' },
  { title: 'Count', align: 'right' },
  { title: 'What was done', flexible: true },
  { title: 'More in', color: (colors, text) => colors.cyan(text) },
]

export function foundTable(found: readonly Finding[], colors: Colors, width: number): string {
  const rows = found.map(({ kind, count, names = [] }) => {
    const { what, done, more } = ROWS[kind]
    return [
      what,
      count === undefined ? '' : String(count),
      typeof done === 'string' ? done : done(names.join(', ')),
      more,
    ]
  })
  const renderer = found.find(({ kind }) => kind === 'breaks' || kind === 'doubles')?.names?.join(', ')
  const from = renderer === undefined ? '' : `It was written for ${oneLine(renderer)}; `
  return `${tableOf(COLUMNS, rows, width, colors)}\n${colors.cyan('→')} ${from}docs/moving-from-hexo.md says what differs.`
}
