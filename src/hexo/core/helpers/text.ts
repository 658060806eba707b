import { inspect } from 'node:util'

/** Helpers that change text, and those for looking at things. */
export function textHelpers(hexo: any): Record<string, any> {
  const { util } = hexo
  return {
    strip_html: util.stripHTML,
    trim: (text: string) => text.trim(),
    titlecase: hexo.titlecase,
    word_wrap: util.wordWrap,
    truncate: util.truncate,
    escape_html: util.escapeHTML,
    number_format: numberFormat,
    inspect: (value: any, options?: any) => inspect(value, options),
    log: (...args: any[]) => hexo.log.info(...args),
    toc: (html: string, options?: any) => contents(html, options ?? {}, util),
  }
}

function numberFormat(number: any, { precision, delimiter = ',', separator = '.' }: any = {}): string {
  const [whole = '', part = ''] = String(number).split('.')
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, delimiter)
  let rest = part
  if (precision === 0) rest = ''
  else if (precision && part.length > precision) {
    const up = Number(part[precision]) < 5 ? 0 : 1
    rest = part.slice(0, precision - 1) + (Number(part[precision - 1]) + up)
  } else if (precision) rest = part.padEnd(precision, '0')
  return grouped + (rest ? separator + rest : '')
}

interface Entry {
  readonly level: number
  readonly id: string
  readonly text: string
  readonly unnumbered?: boolean
  readonly children: Entry[]
}

/** A table of contents: nested lists with classes of their own, numbered where asked. */
function contents(html: string, given: any, util: any): string {
  const options = {
    min_depth: 1,
    max_depth: 6,
    max_items: Number.POSITIVE_INFINITY,
    list_number: true,
    class: 'toc',
    ...given,
  }
  const { min_depth, max_depth, list_number: numbered } = options
  const flat = fewest(util.tocObj(html, { min_depth, max_depth }), options.max_items)
  if (flat.length === 0) return ''
  const named = (part: string) => util.escapeHTML(options[`class_${part}`] || `${options.class}-${part}`)
  const name = Object.fromEntries(
    ['item', 'link', 'text', 'child', 'number', 'level'].map((part) => [part, named(part)]),
  )
  const listOf = (entries: readonly Entry[], before: readonly number[]): string => {
    if (entries.length === 0) return ''
    const items = entries.map((entry, at) => {
      const numbers = [...before, at + 1]
      const number = numbered && !entry.unnumbered ? `<span class="${name.number}">${numbers.join('.')}.</span> ` : ''
      const href = entry.id ? ` href="#${encodeURI(entry.id)}"` : ''
      const link = `<a class="${name.link}"${href}>${number}<span class="${name.text}">${entry.text}</span></a>`
      return `<li class="${name.item} ${name.level}-${entry.level}">${link}${listOf(entry.children, numbers)}</li>`
    })
    return `<ol class="${before.length === 0 ? util.escapeHTML(options.class) : name.child}">${items.join('')}</ol>`
  }
  return listOf(nested(flat), [])
}

/** Of too many headings the deepest go first. */
function fewest(headings: any[], most: number): any[] {
  if (headings.length <= most) return headings
  let kept = headings
  const levels = headings.map(({ level }) => level)
  for (let deepest = Math.max(...levels); kept.length > most && deepest > Math.min(...levels); deepest--)
    kept = kept.filter(({ level }) => level < deepest)
  return kept.slice(0, most)
}

function nested(headings: readonly any[]): Entry[] {
  const root: Entry = { level: 0, id: '', text: '', children: [] }
  const open = [root]
  for (const heading of headings) {
    while ((open.at(-1)?.level ?? 0) >= heading.level && open.length > 1) open.pop()
    const entry: Entry = { ...heading, children: [] }
    open.at(-1)?.children.push(entry)
    open.push(entry)
  }
  return root.children
}
