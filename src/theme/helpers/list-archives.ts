import { partsOf } from '../../base/dates.ts'
import { escapeHtml } from '../../base/text.ts'
import { escapeLoosely } from '../html.ts'
import type { Scope } from '../scope.ts'
import type { ListOptions } from './list-options.ts'

/** `list_archives`: months or years with the number of their posts. */
export function listArchives(scope: Scope, options: ArchiveOptions): string {
  const { config, shared, links } = scope
  const { style = 'list', separator = ', ', show_count: showCount = true, type = 'monthly' } = options
  const name = escapeLoosely(String(options.class || 'archive'))
  const periods = shared.derived(scope.facts.dates(), `${type} ${config.timezone}`, (dates) =>
    periodsOf(dates, config.timezone, type === 'monthly'),
  )
  if (periods.length === 0) return ''
  const format = options.format || (type === 'monthly' ? 'MMMM YYYY' : 'YYYY')
  const ordered = Number(options.order) > 0 ? periods.toReversed() : periods
  const folder = config.archive_dir.replace(/\/+$/, '')
  const items = ordered.map(({ year, month, date, count }) => {
    const path = `${folder}/${year}/${type === 'monthly' ? `${String(month).padStart(2, '0')}/` : ''}`
    const label = escapeHtml(scope.dates().at(date, scope.language()).format(format))
    const shown = options.transform ? String(options.transform(label) ?? '') : label
    const number = (part: string) => (showCount ? `<span class="${name}${part}-count">${count}</span>` : '')
    const href = escapeHtml(links.urlFor(path))
    return style === 'list'
      ? `<li class="${name}-list-item"><a class="${name}-list-link" href="${href}">${shown}</a>${number('-list')}</li>`
      : `<a class="${name}-link" href="${href}">${shown}${number('')}</a>`
  })
  return style === 'list' ? `<ul class="${name}-list">${items.join('')}</ul>` : items.join(separator)
}

interface ArchiveOptions extends ListOptions {
  readonly type?: 'monthly' | 'yearly'
  readonly format?: string
}

interface Period {
  readonly year: number
  readonly month: number
  /** A date within, for its name. */
  readonly date: Date
  readonly count: number
}

/** Newest first, as posts are. Cost: linear, so it is kept for all pages. */
function periodsOf(dates: readonly Date[], zone: string, monthly: boolean): readonly Period[] {
  const periods = new Map<string, Period>()
  for (const date of dates) {
    const { year, month } = partsOf(date, zone)
    const key = monthly ? `${year}-${month}` : String(year)
    const known = periods.get(key)
    periods.set(key, known ? { ...known, count: known.count + 1 } : { year, month, date, count: 1 })
  }
  return [...periods.values()]
}
