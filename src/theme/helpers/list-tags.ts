import { escapeHtml } from '../../base/text.ts'
import { escapeLoosely } from '../html.ts'
import type { List } from '../list.ts'
import type { Fields } from '../members.ts'
import type { Scope } from '../scope.ts'
import { type ListOptions, listArgument, madeOnce, shownName } from './list-options.ts'

/** Class names one by one: `class: { ul, li, a, label, count }`. */
type ClassOptions = Readonly<Partial<Record<'ul' | 'li' | 'a' | 'label' | 'count', string>>>

/** `list_tags`: tags with the number of their posts. */
export function listTags(scope: Scope, first: unknown, second: unknown): string {
  const { list, options } = listArgument<ListOptions>(first, second, () => scope.documents.taxa('tag'))
  if (!list || list.length === 0) return ''
  return madeOnce(scope, 'tag', list, ['list_tags', options], () => listed(scope, list, options))
}

function listed(scope: Scope, list: List<Fields>, options: ListOptions): string {
  const { style = 'list', separator = ', ', suffix = '', show_count: showCount = true } = options
  const classOf = classesOf(options)
  const sorted = list.sort(options.orderby || 'name', options.order || 1)
  const tags = options.amount ? sorted.limit(options.amount) : sorted
  const link = (tag: Fields, inner: string) =>
    `<a class="${classOf('a')}" href="${escapeHtml(scope.links.urlFor(String(tag.path)))}${suffix}" rel="tag">${inner}</a>`
  const count = (tag: Fields) => (showCount ? `<span class="${classOf('count')}">${Number(tag.length)}</span>` : '')
  if (style === 'list') {
    const items = tags.map(
      (tag) => `<li class="${classOf('li')}">${link(tag, shownName(tag.name, options))}${count(tag)}</li>`,
    )
    return `<ul class="${classOf('ul')}" itemprop="keywords">${items.join('')}</ul>`
  }
  const labelled = typeof options.class === 'object' && options.class !== null && 'label' in options.class
  return tags
    .map((tag) => {
      const name = shownName(tag.name, options)
      return link(tag, (labelled ? `<span class="${classOf('label')}">${name}</span>` : name) + count(tag))
    })
    .join(separator)
}

const ENDINGS = { ul: '', li: '-item', a: '-link', label: '-label', count: '-count' }

function classesOf({ class: given, style = 'list' }: ListOptions): (part: keyof typeof ENDINGS) => string {
  const base = (typeof given === 'string' ? given : 'tag') + (typeof style === 'string' ? `-${style}` : '')
  const own = typeof given === 'object' && given !== null ? (given as ClassOptions) : {}
  return (part) => escapeLoosely(own[part] || base + ENDINGS[part])
}
