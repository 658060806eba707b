import { escapeHtml } from '../../base/text.ts'
import { List } from '../list.ts'
import type { Fields } from '../members.ts'

/** Options that all `list_…` helpers share. */
export interface ListOptions {
  readonly style?: unknown
  readonly class?: unknown
  readonly show_count?: boolean
  readonly orderby?: string
  readonly order?: number
  readonly amount?: number
  readonly separator?: string
  readonly suffix?: string
  readonly transform?: (name: string) => unknown
}

/**
 * The list and the options of a call: `(list, options)`, `(options)` or `()`. Without a list, it is the site's.
 * Undefined when there is nothing to list: `(undefined, options)`.
 */
export function listArgument<Options extends ListOptions>(
  first: unknown,
  second: unknown,
  whole: () => List<Fields>,
): { list: List<Fields> | undefined; options: Options } {
  if (first instanceof List) return { list: first as List<Fields>, options: (second ?? {}) as Options }
  if (Array.isArray(first)) return { list: new List(first as Fields[]), options: (second ?? {}) as Options }
  if (second) return { list: undefined, options: second as Options }
  return { list: whole(), options: (first ?? {}) as Options }
}

/**
 * A name as HTML. `transform` gets it escaped and may add markup.
 * @compat Hexo prints names as they are
 */
export function shownName(name: unknown, { transform }: Pick<ListOptions, 'transform'>): string {
  const escaped = escapeHtml(String(name ?? ''))
  return transform ? String(transform(escaped) ?? '') : escaped
}
