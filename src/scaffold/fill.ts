import { quoted, yamlText } from './yaml-text.ts'

/**
 * Turns a scaffold into the text of a new article. The scaffold stays text all the way, so that its comments, its
 * order of keys and its blank lines are the author's; only placeholders are replaced, each so that it parses.
 */

export interface Filling {
  readonly title: string
  /** As it is written into front matter: `"2024-05-01 09:30:00"`. */
  readonly date: string
  readonly layout: string
  /** Further keys of the front matter, set or added: `{ tags: ["数学"] }`. */
  readonly front?: Readonly<Record<string, FrontValue>>
}

export type FrontValue = string | number | boolean | readonly string[]

interface Parts {
  readonly open: string
  readonly front: readonly string[]
  readonly close: string
  readonly body: string
  readonly json: boolean
  readonly eol: string
}

/**
 * Fills `{{ title }}`, `{{ date }}`, `{{ layout }}`, `{{ tags }}` and any key of `front`; an unknown placeholder in
 * the front matter becomes empty, in the body it stays.
 * @compat Hexo runs the front matter as a template and writes it again; here its lines stay. Hexo leaves the body.
 */
export function fillScaffold(scaffold: string, filling: Filling): string {
  const parts = splitScaffold(scaffold)
  const values = valuesOf(filling)
  const named = new Set<string>()
  // A scaffold without front matter is a body: the article still needs a title.
  const rows = parts.front.length > 0 ? parts.front : ['title: {{ title }}', 'date: {{ date }}']
  const front = rows.map((line) => fillLine(line, values, parts.json, named))
  for (const [key, value] of Object.entries(filling.front ?? {}))
    if (!named.has(key)) setKey(front, key, value, parts.json)
  const body = parts.body.replace(PLACEHOLDER, (whole, name: string) => plain(values.get(name)) ?? whole)
  return joined({ ...parts, front, body })
}

/** Sets one key in the front matter of an article and leaves every other line as it is. */
export function setFront(text: string, key: string, value: FrontValue): string {
  const parts = splitScaffold(text)
  const front = [...parts.front]
  setKey(front, key, value, parts.json)
  return joined({ ...parts, front })
}

/** The value of a top-level key as it is written, `""` when it has none; undefined when the key is missing. */
export function writtenFront(text: string, key: string): string | undefined {
  const { front, json } = splitScaffold(text)
  const line = front.find((row) => keyOf(row, json) === key)
  if (line === undefined) return undefined
  const value = line.slice(line.indexOf(':') + 1).trim()
  return value.replace(/,$/, '').replace(/^(["'])(.*)\1$/, '$2')
}

// A filter behind the name (`{{ title | lower }}`) is passed over.
const PLACEHOLDER = /\{\{-?\s*([\w.]+)\s*(?:\|[^{}]*)?-?\}\}/g
// A key at the start of a line: "key", 'key' or key, and a colon that ends it.
const KEY = /^(?:"([^"]+)"|'([^']+)'|([^\s#"'[\]{},:&*!|>%@`-][^:]*?))\s*:(?=\s|$)/

function splitScaffold(text: string): Parts {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const eol = text.includes('\r\n') ? '\r\n' : '\n'
  const isFence = (line: string | undefined) => line !== undefined && /^(?:-{3,}|;{3,})\s*$/.test(line)
  const opened = isFence(lines[0])
  const start = opened ? 1 : 0
  const end = lines.findIndex((line, at) => at >= start && isFence(line))
  // Hexo takes front matter without its first fence too. A file without any fence is all body.
  const first = lines.find((line) => line.trim() !== '')
  if (end < 0 || (!opened && !/^["\w].*:/.test(first ?? '')))
    return { open: '---', front: [], close: '---', body: text, json: false, eol }
  const close = lines[end] ?? '---'
  return {
    open: opened ? (lines[0] ?? '') : '',
    front: lines.slice(start, end),
    close,
    body: lines.slice(end + 1).join(eol),
    json: close.startsWith(';'),
    eol,
  }
}

function joined({ open, front, close, body, eol }: Parts): string {
  return [...(open === '' ? [] : [open]), ...front, close, body].join(eol)
}

function valuesOf(filling: Filling): ReadonlyMap<string, FrontValue> {
  return new Map<string, FrontValue>([
    ...Object.entries(filling.front ?? {}),
    ['title', filling.title],
    ['date', filling.date],
    ['layout', filling.layout],
  ])
}

function fillLine(line: string, values: ReadonlyMap<string, FrontValue>, json: boolean, named: Set<string>): string {
  if (!line.includes('{{')) return line
  const head = /^(\s*(?:-\s+)?(?:(?:"[^"]*"|'[^']*'|[^\s"'{}[\]:][^:{}]*)\s*:)?)(\s*)(.*?)(,?)\s*$/.exec(line)
  const [, key = '', space = '', written = '', comma = ''] = head ?? []
  const tail = json ? comma : ''
  const value = json ? written : `${written}${comma}`
  for (const [, name = ''] of value.matchAll(PLACEHOLDER)) named.add(name)
  const gap = space === '' ? ' ' : space
  const only = new RegExp(`^${PLACEHOLDER.source}$`).exec(value)
  if (only) {
    const filled = values.get(only[1] ?? '')
    if (filled === undefined) return json ? `${key}${gap}""${tail}` : key
    return `${key}${gap}${valueText(filled, json, only[1] === 'date')}${tail}`
  }
  const text = value
    .replace(/^(["'])(.*)\1$/, '$2')
    .replace(PLACEHOLDER, (_, name: string) => plain(values.get(name)) ?? '')
  return `${key}${gap}${json ? quoted(text) : yamlText(text)}${tail}`
}

/** A date is the one string that is bare though it begins with a digit: it has a meaning of its own in front matter. */
function valueText(value: FrontValue, json: boolean, date = false): string {
  if (typeof value === 'string') return json ? quoted(value) : date ? value : yamlText(value)
  if (typeof value !== 'object') return String(value)
  return `[${value.map((item) => (json ? quoted(item) : flowText(item))).join(', ')}]`
}

/** Within brackets a comma or a bracket would end the item. */
const flowText = (item: string): string => (/[,[\]{}]/.test(item) ? quoted(item) : yamlText(item))

function plain(value: FrontValue | undefined): string | undefined {
  if (value === undefined) return undefined
  return typeof value === 'object' ? value.join(', ') : String(value)
}

function keyOf(line: string, json: boolean): string | undefined {
  const match = KEY.exec(json ? line.trimStart() : line)
  return match?.[1] ?? match?.[2] ?? match?.[3]
}

function setKey(front: string[], key: string, value: FrontValue, json: boolean): void {
  const name = json ? quoted(key) : yamlText(key)
  const text = `${name}: ${valueText(value, json, key === 'date')}`
  const at = front.findIndex((line) => keyOf(line, json) === key)
  if (json) {
    if (at >= 0) front[at] = `${text}${/,\s*$/.test(front[at] ?? '') ? ',' : ''}`
    else front.unshift(front.some((line) => line.trim() !== '') ? `${text},` : text)
    return
  }
  if (at < 0) {
    front.push(text)
    return
  }
  let end = at + 1
  // The old value may go on below, indented or as a list.
  while (end < front.length && /^(?:\s+\S|-\s)/.test(front[end] ?? '')) end++
  front.splice(at, end - at, text)
}
