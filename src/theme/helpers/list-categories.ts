import { escapeHtml } from '../../base/text.ts'
import { escapeLoosely } from '../html.ts'
import type { List } from '../list.ts'
import type { Fields } from '../members.ts'
import type { Scope } from '../scope.ts'
import { type ListOptions, listArgument, madeOnce, shownName } from './list-options.ts'

/** `list_categories`: categories as a tree, with the number of their posts. */
export function listCategories(scope: Scope, first: unknown, second: unknown): string {
  const { list, options } = listArgument<CategoryOptions>(first, second, () => scope.documents.taxa('category'))
  if (!list || list.length === 0) return ''
  const make = () => listed(scope, list, options)
  return options.show_current ? make() : madeOnce(scope, 'category', list, ['list_categories', options], make)
}

function listed(scope: Scope, list: List<Fields>, options: CategoryOptions): string {
  const { style = 'list', separator = ', ', suffix = '', show_count: showCount = true } = options
  const name = escapeLoosely(String(options.class || 'category'))
  const depth = Number.parseInt(String(options.depth || 0), 10) || 0
  const children = new Map<unknown, Fields[]>()
  for (const category of list.sort(options.orderby || 'name', options.order || 1)) {
    const siblings = children.get(category.parent)
    if (siblings) siblings.push(category)
    else children.set(category.parent, [category])
  }
  const count = (category: Fields, part: string) =>
    showCount ? `<span class="${name}${part}-count">${Number(category.length)}</span>` : ''
  const href = (category: Fields) => escapeHtml(scope.links.urlFor(String(category.path))) + suffix
  const goesDeeper = (level: number) => depth === 0 || level + 1 < depth

  const tree = (level: number, parent: unknown): string =>
    (children.get(parent) ?? [])
      .map((category) => {
        const below = goesDeeper(level) ? tree(level + 1, category._id) : ''
        const indicator =
          below !== '' && options.children_indicator ? ` ${escapeLoosely(String(options.children_indicator))}` : ''
        const current = options.show_current && isCurrent(scope, category) ? ' current' : ''
        return (
          `<li class="${name}-list-item${indicator}">` +
          `<a class="${name}-list-link${current}" href="${href(category)}">${shownName(category.name, options)}</a>` +
          count(category, '-list') +
          (below === '' ? '' : `<ul class="${name}-list-child">${below}</ul>`) +
          '</li>'
        )
      })
      .join('')
  const flat = (level: number, parent: unknown): string[] =>
    (children.get(parent) ?? []).flatMap((category) => [
      `<a class="${name}-link" href="${href(category)}">${shownName(category.name, options)}${count(category, '')}</a>`,
      ...(goesDeeper(level) ? flat(level + 1, category._id) : []),
    ])
  return style === 'list' ? `<ul class="${name}-list">${tree(0, undefined)}</ul>` : flat(0, undefined).join(separator)
}

interface CategoryOptions extends ListOptions {
  readonly depth?: number | string
  readonly show_current?: boolean
  readonly children_indicator?: unknown
}

/** The category's own page, one of its children's, or a post in it. */
function isCurrent(scope: Scope, category: Fields): boolean {
  const page = scope.page()
  if (typeof page.base === 'string' && page.base.startsWith(String(category.path))) return true
  const id = page._id
  const posts = category.posts as { some?: (test: (post: Fields) => boolean) => boolean } | undefined
  return id !== undefined && (posts?.some?.((post) => post._id === id) ?? false)
}
