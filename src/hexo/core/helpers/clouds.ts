import { PAGINATOR_DEFAULTS } from '../../../theme/helpers/paginator.ts'
import { argumentsOf } from './lists.ts'

/** Helpers that show tags by weight, and pages by number. */
export function cloudHelpers(util: any): Record<string, any> {
  const cloud = function (this: any, tags?: any, options?: any): string {
    const given = argumentsOf(this, 'tags', tags, options)
    return given.list?.length ? tagCloud(this, given.list, given.options, util) : ''
  }
  return {
    tagcloud: cloud,
    tag_cloud: cloud,
    paginator(this: any, options: any = {}) {
      return paginator(this, options, util)
    },
  }
}

function tagCloud(view: any, all: any, options: any, util: any): string {
  const { min_font: min = 10, max_font: max = 20, unit = 'px', level = 10, transform, separator = ' ' } = options
  const colors = options.color
    ? [options.start_color, options.end_color].map((color, at) => {
        if (!color) throw new TypeError(`${at === 0 ? 'start_color' : 'end_color'} is required!`)
        return new util.Color(color)
      })
    : []
  const { orderby = 'name', order = 1 } = options
  const sorted = /^rand(?:om)?$/.test(orderby) ? all.random() : all.sort(orderby, order)
  const shown = options.amount ? sorted.limit(options.amount) : sorted
  const sizes: number[] = [...new Set<number>(shown.sort('length').map((tag: any) => tag.length))]
  const steps = sizes.length - 1
  return shown
    .map((tag: any) => {
      const ratio = steps ? sizes.indexOf(tag.length) / steps : 0
      const size = Number.parseFloat((min + (max - min) * ratio).toFixed(2))
      const color = colors[0] ? ` color: ${colors[0].mix(colors[1], ratio)}` : ''
      const name = options.class ? ` class="${options.class}-${Math.round(ratio * level)}"` : ''
      const count = options.show_count ? `<span class="${options.count_class || 'count'}">${tag.length}</span>` : ''
      const label = transform ? transform(tag.name) : tag.name
      const href = util.url_for.call(view, tag.path)
      return `<a href="${href}" style="font-size: ${size}${unit};${color}"${name}>${label}${count}</a>`
    })
    .join(separator)
}

function paginator(view: any, given: any, util: any): string {
  const options = {
    base: view.page.base || '',
    current: view.page.current || 0,
    format: `${view.config.pagination_dir}/%d/`,
    total: view.page.total || 1,
    ...PAGINATOR_DEFAULTS,
    ...given,
  }
  const { base, current, total, escape: escapes, transform } = options
  if (!current) return ''
  const href = (page: number) =>
    util.url_for.call(view, page === 1 ? base : base + options.format.replace('%d', String(page)))
  const tagOf = (page: number) => {
    const label = transform ? transform(page) : page
    return page === current
      ? util.htmlTag('span', { class: `${options.page_class} ${options.current_class}` }, label, escapes)
      : util.htmlTag('a', { class: options.page_class, href: href(page) }, label, escapes)
  }
  const step = (rel: 'prev' | 'next', page: number, exists: boolean) => {
    const attributes = { class: options[`${rel}_class`], rel }
    const text = options[`${rel}_text`]
    if (options.prev_next && exists) return [util.htmlTag('a', { ...attributes, href: href(page) }, text, escapes)]
    return options.force_prev_next ? [util.htmlTag('span', attributes, text, escapes)] : []
  }
  const range = (from: number, to: number) => Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at)
  const pages = options.show_all ? range(1, total).map(tagOf) : middle()
  return [...step('prev', current - 1, current > 1), ...pages, ...step('next', current + 1, current < total)].join('')

  /** The first pages, those around this one, and the last, with a mark where some are left out. */
  function middle(): string[] {
    const { end_size: ends, mid_size: mid, space } = options
    const leftEnd = Math.min(ends, current - 1)
    const rightEnd = Math.max(total - ends + 1, current + 1)
    const leftMid = Math.max(leftEnd + 1, current - mid)
    const rightMid = Math.min(rightEnd - 1, current + mid)
    const gap = util.htmlTag('span', { class: options.space_class }, space, false)
    return [
      ...range(1, leftEnd).map(tagOf),
      ...(space && leftMid - leftEnd > 1 ? [gap] : []),
      ...range(leftMid, rightMid).map(tagOf),
      ...(space && rightEnd - rightMid > 1 ? [gap] : []),
      ...range(rightEnd, total).map(tagOf),
    ]
  }
}
