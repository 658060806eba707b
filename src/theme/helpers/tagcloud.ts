import { mixColors, parseColor } from '../../base/color.ts'
import { BlogError, problem } from '../../base/problem.ts'
import { escapeHtml } from '../../base/text.ts'
import { escapeLoosely } from '../html.ts'
import type { List } from '../list.ts'
import type { Fields } from '../members.ts'
import type { Scope } from '../scope.ts'
import { type ListOptions, listArgument, madeOnce, shownName } from './list-options.ts'

/** `tagcloud`, `tag_cloud`: tags in sizes by the number of their posts. */
export function tagcloudHelpers(scope: Scope) {
  const tagcloud = (first?: unknown, second?: unknown) => cloud(scope, first, second)
  return { tagcloud, tag_cloud: tagcloud }
}

interface CloudOptions extends ListOptions {
  readonly min_font?: number
  readonly max_font?: number
  readonly unit?: string
  readonly color?: boolean
  readonly start_color?: string
  readonly end_color?: string
  readonly class?: string
  readonly level?: number
  readonly count_class?: string
}

function cloud(scope: Scope, first: unknown, second: unknown): string {
  const { list, options } = listArgument<CloudOptions>(first, second, () => scope.documents.taxa('tag'))
  if (!list || list.length === 0) return ''
  return madeOnce(scope, 'tag', list, ['tagcloud', options], () => cloudOf(scope, list, options))
}

function cloudOf(scope: Scope, list: List<Fields>, options: CloudOptions): string {
  const { orderby = 'name', order = 1, amount, separator = ' ' } = options
  const ordered = orderby === 'random' || orderby === 'rand' ? list.random() : list.sort(orderby, order)
  const tags = amount ? ordered.limit(amount) : ordered
  const sizes = [...new Set(tags.map(lengthOf))].sort((a, b) => a - b)
  const ranks = new Map(sizes.map((size, rank) => [size, rank]))
  const styleOf = styles(options)
  return tags
    .map((tag) => {
      const ratio = sizes.length > 1 ? (ranks.get(lengthOf(tag)) ?? 0) / (sizes.length - 1) : 0
      const level = options.class
        ? ` class="${escapeLoosely(options.class)}-${Math.round(ratio * (options.level || 10))}"`
        : ''
      const count = options.show_count
        ? `<span class="${escapeLoosely(options.count_class || 'count')}">${lengthOf(tag)}</span>`
        : ''
      const href = escapeHtml(scope.links.urlFor(String(tag.path)))
      return `<a href="${href}" style="${styleOf(ratio)}"${level}>${shownName(tag.name, options)}${count}</a>`
    })
    .join(separator)
}

function styles(options: CloudOptions): (ratio: number) => string {
  const min = options.min_font || 10
  const max = options.max_font || 20
  const unit = escapeLoosely(options.unit || 'px')
  const size = (ratio: number) => `font-size: ${Number((min + (max - min) * ratio).toFixed(2))}${unit};`
  if (!options.color) return size
  const start = colorOf(options.start_color, 'start_color')
  const end = colorOf(options.end_color, 'end_color')
  return (ratio) => `${size(ratio)} color: ${mixColors(start, end, ratio)}`
}

function colorOf(value: unknown, option: string) {
  const color = parseColor(String(value ?? ''))
  if (color) return color
  const text = value === undefined ? undefined : String(value)
  throw new BlogError(problem('template-failed', { fault: 'color', option, value: text }))
}

function lengthOf(tag: Fields): number {
  return Number(tag.length ?? 0)
}
