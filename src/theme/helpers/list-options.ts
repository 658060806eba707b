import { escapeHtml } from '../../base/text.ts'
import type { Taxon } from '../../model/site.ts'
import { List } from '../list.ts'
import type { Fields } from '../members.ts'
import type { Scope } from '../scope.ts'

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
 * The HTML of a list of all tags or categories, made once for all pages that ask for the same: with ten thousand tags, a
 * cloud on every page would cost more than the rest of the site. A page makes its own where the list may differ there.
 * @param key what the list is made from, beside the taxa and the config: name and options
 */
export function madeOnce(
  scope: Scope,
  kind: Taxon['kind'],
  list: List<Fields>,
  key: readonly [helper: string, options: ListOptions],
  make: () => string,
): string {
  const { config, documents, facts, shared } = scope
  const { orderby, ...options } = key[1]
  const isOwn =
    list !== documents.taxa(kind) ||
    list.isTouched ||
    config.relative_link ||
    /^rand/.test(String(orderby)) ||
    Object.values(options).some((value) => typeof value === 'function')
  if (isOwn) return make()
  const { url, root, pretty_urls: pretty } = config
  return shared.derived(facts.taxa(kind), JSON.stringify([key, url, root, pretty]), make)
}

/**
 * A name as HTML. `transform` gets it escaped and may add markup.
 * @compat Hexo prints names as they are
 */
export function shownName(name: unknown, { transform }: Pick<ListOptions, 'transform'>): string {
  const escaped = escapeHtml(String(name ?? ''))
  return transform ? String(transform(escaped) ?? '') : escaped
}
