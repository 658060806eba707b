import { escapeHtml } from '../../base/text.ts'
import { escapeLoosely } from '../html.ts'
import type { Scope } from '../scope.ts'
import { type ListOptions, listArgument, shownName } from './list-options.ts'

/** `list_posts`: the newest six, or others by `orderby`, `order` and `amount`. */
export function listPosts(scope: Scope, first: unknown, second: unknown): string {
  const { list, options } = listArgument<ListOptions>(first, second, () => scope.documents.posts())
  if (!list) return ''
  const { style = 'list', separator = ', ', orderby = 'date', order = -1, amount = 6 } = options
  const name = escapeLoosely(String(options.class || 'post'))
  const sorted = list.sort(orderby, order)
  const posts = amount ? sorted.limit(amount) : sorted
  const link = (post: (typeof posts.data)[number], kind: string) =>
    `<a class="${name}-${kind}" href="${escapeHtml(scope.links.urlFor(String(post.path)))}">${shownName(post.title || post.slug, options)}</a>`
  if (style !== 'list') return posts.map((post) => link(post, 'link')).join(separator)
  const items = posts.map((post) => `<li class="${name}-list-item">${link(post, 'list-link')}</li>`)
  return `<ul class="${name}-list">${items.join('')}</ul>`
}
