import { htmlTag } from '../html.ts'
import type { Scope } from '../scope.ts'

/** `paginator`: links to the pages of a list; around the present page, at both ends, and a sign for gaps. */
export function paginatorHelpers(scope: Scope) {
  return { paginator: (options?: PaginatorOptions | null) => paginator(scope, options ?? {}) }
}

interface PaginatorOptions {
  readonly base?: string
  readonly format?: string
  readonly current?: number
  readonly total?: number
  readonly end_size?: number
  readonly mid_size?: number
  readonly show_all?: boolean
  readonly space?: unknown
  readonly prev_text?: unknown
  readonly next_text?: unknown
  readonly prev_next?: boolean
  readonly force_prev_next?: boolean
  readonly escape?: boolean
  readonly page_class?: string
  readonly current_class?: string
  readonly space_class?: string
  readonly prev_class?: string
  readonly next_class?: string
  readonly transform?: (page: number) => unknown
}

/** @compat Hexo's own. */
export const PAGINATOR_DEFAULTS = {
  end_size: 1,
  mid_size: 2,
  space: '&hellip;' as unknown,
  next_text: 'Next' as unknown,
  prev_text: 'Prev' as unknown,
  prev_next: true,
  escape: true,
  page_class: 'page-number',
  current_class: 'current',
  space_class: 'space',
  prev_class: 'extend prev',
  next_class: 'extend next',
  force_prev_next: false,
}

function paginator(scope: Scope, given: PaginatorOptions): string {
  const page = scope.page()
  const options = {
    base: String(page.base || ''),
    current: Number(page.current || 0),
    format: `${scope.config.pagination_dir}/%d/`,
    total: Number(page.total || 1),
    ...PAGINATOR_DEFAULTS,
    ...given,
  }
  const { current, total, escape: escapes, transform } = options
  if (!current) return ''
  const href = (number: number) =>
    scope.links.urlFor(number === 1 ? options.base : options.base + options.format.replace('%d', String(number)))
  const numbered = (number: number) => {
    const label = transform ? transform(number) : number
    return number === current
      ? htmlTag('span', { class: `${options.page_class} ${options.current_class}` }, label, escapes)
      : htmlTag('a', { class: options.page_class, href: href(number) }, label, escapes)
  }
  const step = (rel: 'prev' | 'next', to: number, exists: boolean, name: string, label: unknown) => {
    if (options.prev_next && exists) return htmlTag('a', { class: name, rel, href: href(to) }, label, escapes)
    return options.force_prev_next ? htmlTag('span', { class: name, rel }, label, escapes) : ''
  }
  const gap = options.space ? htmlTag('span', { class: options.space_class }, options.space, false) : ''
  const numbers = options.show_all ? range(1, total) : shownNumbers(options)
  let html = step('prev', current - 1, current > 1, options.prev_class, options.prev_text)
  let before = 0
  for (const number of numbers) {
    if (number > before + 1) html += gap
    html += numbered(number)
    before = number
  }
  if (before < total) html += gap
  return html + step('next', current + 1, current < total, options.next_class, options.next_text)
}

/** The ends and the neighbourhood of the present page, in order. */
function shownNumbers(options: { current: number; total: number; end_size: number; mid_size: number }): number[] {
  const { current, total, end_size: end, mid_size: middle } = options
  const shown = new Set([
    ...range(1, Math.min(end, current - 1)),
    ...range(Math.max(1, current - middle), Math.min(total, current + middle)),
    current,
    ...range(Math.max(total - end + 1, current + 1), total),
  ])
  return [...shown].sort((a, b) => a - b)
}

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
}
