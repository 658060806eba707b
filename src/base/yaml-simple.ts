/**
 * The YAML that people write, read fast: block maps and lists, one-line values, one-line `[lists]` and `{ maps: of }`
 * single values, comments. Anything
 * else, and anything doubtful, is left to the full parser, which takes a hundred times as long; what both read, they
 * read alike. Front matter of thousands of posts and the files of a theme go through here at every start.
 */

export type SimpleNode =
  | { readonly kind: 'scalar'; readonly at: number; readonly value: unknown; readonly written: string }
  | { readonly kind: 'list'; readonly at: number; readonly items: readonly SimpleNode[] }
  | { readonly kind: 'map'; readonly at: number; readonly entries: ReadonlyMap<string, SimpleEntry> }

export interface SimpleEntry {
  /** Where the key begins: UTF-16 offset. */
  readonly at: number
  readonly node: SimpleNode
}

/** Undefined for what is not simple, errors included. Never throws. */
export function parseSimpleYaml(text: string): SimpleNode | undefined {
  const lines = linesOf(text)
  if (lines?.length === 0) return { kind: 'scalar', at: 0, value: null, written: '' }
  if (lines?.[0]?.indent !== 0) return undefined
  const cursor = { lines, next: 0 }
  const node = readBlock(cursor, 0, 0)
  return node && cursor.next === lines.length ? node : undefined
}

/** The plain data of a node. */
export function dataOf(node: SimpleNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value
    case 'list':
      return node.items.map(dataOf)
    case 'map':
      return Object.fromEntries(Array.from(node.entries, ([key, entry]) => [key, dataOf(entry.node)]))
  }
}

interface Line {
  readonly indent: number
  /** Without indentation and trailing spaces. */
  readonly text: string
  readonly at: number
}

interface Cursor {
  readonly lines: Line[]
  next: number
}

const MAX_DEPTH = 20
/** Some patterns below look at a line more than once. */
const MAX_LINE = 4000

/** The lines that say something; undefined when a character or a mark asks for the full parser. */
function linesOf(text: string): Line[] | undefined {
  // Tabs, lone carriage returns, control characters, and the line ends that only some versions of YAML know.
  if (/[\t\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufeff]|\r(?!\n)/.test(text)) return undefined
  const lines: Line[] = []
  let begun = false
  let at = 0
  for (const raw of text.split('\n')) {
    if (raw.length > MAX_LINE) return undefined
    // Only the ASCII space is a space to YAML; an ideographic one is text.
    const line = trimEnd(raw)
    const content = trimStart(line)
    const indent = line.length - content.length
    if (line === '---' && !begun) begun = true
    else if (content !== '' && !content.startsWith('#')) {
      begun = true
      if (/^(?:---|\.\.\.|%)/.test(content)) return undefined
      lines.push({ indent, text: content, at: at + indent })
    }
    at += raw.length + 1
  }
  return lines
}

const trimStart = (text: string): string => text.replace(/^ +/, '')

/** A pattern with `$` would try each space of a long indentation again. */
function trimEnd(text: string): string {
  let end = text.length
  while (text[end - 1] === ' ' || text[end - 1] === '\r') end--
  return text.slice(0, end)
}

function readBlock(cursor: Cursor, indent: number, depth: number): SimpleNode | undefined {
  if (depth > MAX_DEPTH) return undefined
  return isItem(cursor.lines[cursor.next]) ? readList(cursor, indent, depth) : readMap(cursor, indent, depth)
}

// The escapes that JSON has too, where they mean the same.
const DOUBLE = String.raw`"(?:[^"\\]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*"`
const SINGLE = "'[^']*'"
// Beyond ASCII everything is text to YAML, ideographic spaces and marks too.
const PLAIN = String.raw`[\w./\u00a0-\uffff-]`
/** A key as plain text that cannot be taken for anything else, or in quotes. */
const ENTRY = new RegExp(String.raw`^(${DOUBLE}|${SINGLE}|[\w\u00a0-\uffff]${PLAIN}*(?: ${PLAIN}+)*) *:(?: +(.*))?$`)
const UNSAFE_KEYS = new Set(['__proto__', 'constructor', 'prototype'])

function readMap(cursor: Cursor, indent: number, depth: number): SimpleNode | undefined {
  const entries = new Map<string, SimpleEntry>()
  const start = cursor.lines[cursor.next]?.at ?? 0
  for (let line = cursor.lines[cursor.next]; line?.indent === indent; line = cursor.lines[cursor.next]) {
    const match = ENTRY.exec(line.text)
    const [, written = '', rest = ''] = match ?? []
    const key = unquote(written) ?? resolve(written)
    if (typeof key !== 'string' || key === '' || UNSAFE_KEYS.has(key) || entries.has(key)) return undefined
    cursor.next++
    const node = readValue(cursor, rest, line.at + line.text.length - rest.length, indent, depth, true)
    if (!node) return undefined
    entries.set(key, { at: line.at, node })
  }
  return endsAbove(cursor, indent) ? { kind: 'map', at: start, entries } : undefined
}

function readList(cursor: Cursor, indent: number, depth: number): SimpleNode | undefined {
  const items: SimpleNode[] = []
  const start = cursor.lines[cursor.next]?.at ?? 0
  for (
    let line = cursor.lines[cursor.next];
    line?.indent === indent && isItem(line);
    line = cursor.lines[cursor.next]
  ) {
    const rest = trimStart(line.text.slice(1))
    const width = line.text.length - rest.length
    let node: SimpleNode | undefined
    if (ENTRY.test(rest)) {
      // A map whose first key stands behind the dash: the dash counts as indentation.
      cursor.lines[cursor.next] = { indent: indent + width, text: rest, at: line.at + width }
      node = readBlock(cursor, indent + width, depth + 1)
    } else {
      cursor.next++
      node = readValue(cursor, rest, line.at + width, indent, depth, false)
    }
    if (!node) return undefined
    items.push(node)
  }
  // Behind a key, a list may stand as far left as the key itself, and the map then goes on.
  return endsAbove(cursor, indent + 1) ? { kind: 'list', at: start, items } : undefined
}

/** What follows a key or a dash: on the same line, or on deeper lines below. */
function readValue(
  cursor: Cursor,
  rest: string,
  at: number,
  indent: number,
  depth: number,
  isKey: boolean,
): SimpleNode | undefined {
  const below = cursor.lines[cursor.next]
  if (rest !== '' && !rest.startsWith('#')) {
    // A deeper line would carry the value on.
    return below && below.indent > indent ? undefined : readInline(rest, at)
  }
  if (below && below.indent > indent) return readBlock(cursor, below.indent, depth + 1)
  if (isKey && below?.indent === indent && isItem(below)) return readList(cursor, indent, depth + 1)
  return { kind: 'scalar', at, value: null, written: '' }
}

const isItem = (line: Line | undefined): boolean => line !== undefined && /^-(?: |$)/.test(line.text)

/** Whether the next line, if any, belongs to something further out than `indent`. */
function endsAbove(cursor: Cursor, indent: number): boolean {
  const next = cursor.lines[cursor.next]
  return next === undefined || next.indent < indent
}

const QUOTED = new RegExp(`^(${DOUBLE}|${SINGLE})(?: +#.*)?$`)
const FLOW_LIST = /^\[([^[\]{}]*)\](?: +#.*)?$/
const FLOW_MAP = /^\{([^[\]{}]*)\}(?: +#.*)?$/

function readInline(text: string, at: number): SimpleNode | undefined {
  const quoted = QUOTED.exec(text)
  if (quoted) return scalar(at, unquote(quoted[1] ?? '') ?? '')
  const list = FLOW_LIST.exec(text)
  if (list) return readFlowList(list[1] ?? '', at)
  const map = FLOW_MAP.exec(text)
  if (map) return readFlowMap(map[1] ?? '', at)
  if (/^(?:[,[\]{}#&*!|>'"%@`]|[-?:](?: |$))/.test(text)) return undefined
  const plain = text.replace(/ +#.*$/, '')
  return /:(?: |$)| #/.test(plain) ? undefined : plainScalar(plain, at)
}

const FLOW_VALUE = String.raw`(${DOUBLE}|${SINGLE}|-?[\w./\u00a0-\uffff](?:${PLAIN}|[+#])*(?: (?:${PLAIN}|\+)+)*) *(?:,|$)`
const FLOW_ITEM = new RegExp(`^ *${FLOW_VALUE}`)
const FLOW_PAIR = new RegExp(String.raw`^ *(${DOUBLE}|${SINGLE}|[A-Za-z_\u00a0-\uffff]${PLAIN}*) *: +${FLOW_VALUE}`)

function readFlowList(inner: string, at: number): SimpleNode | undefined {
  const items: SimpleNode[] = []
  if (trimStart(inner) === '') return { kind: 'list', at, items }
  let start = 0
  while (start < inner.length) {
    const match = FLOW_ITEM.exec(inner.slice(start))
    if (!match) return undefined
    const [whole, written = ''] = match
    const node = flowScalar(written, at + 1 + start + whole.length - trimStart(whole).length)
    if (!node) return undefined
    items.push(node)
    start += whole.length
  }
  return /, *$/.test(inner) ? undefined : { kind: 'list', at, items }
}

function readFlowMap(inner: string, at: number): SimpleNode | undefined {
  const entries = new Map<string, SimpleEntry>()
  if (trimStart(inner) === '') return { kind: 'map', at, entries }
  let start = 0
  while (start < inner.length) {
    const match = FLOW_PAIR.exec(inner.slice(start))
    if (!match) return undefined
    const [whole, name = '', written = ''] = match
    const key = unquote(name) ?? resolve(name)
    if (typeof key !== 'string' || key === '' || UNSAFE_KEYS.has(key) || entries.has(key)) return undefined
    const own = at + 1 + start
    const node = flowScalar(written, own + whole.lastIndexOf(written))
    if (!node) return undefined
    entries.set(key, { at: own + whole.indexOf(name), node })
    start += whole.length
  }
  return /, *$/.test(inner) ? undefined : { kind: 'map', at, entries }
}

function flowScalar(written: string, at: number): SimpleNode | undefined {
  const text = unquote(written)
  return text === undefined ? plainScalar(written, at) : scalar(at, text)
}

/** The text of a quoted scalar; undefined for a plain one. */
function unquote(written: string): string | undefined {
  if (written.startsWith('"')) return JSON.parse(written)
  return written.startsWith("'") ? written.slice(1, -1) : undefined
}

function scalar(at: number, value: string): SimpleNode {
  return { kind: 'scalar', at, value, written: value }
}

function plainScalar(written: string, at: number): SimpleNode | undefined {
  const value = resolve(written)
  return value === undefined ? undefined : { kind: 'scalar', at, value, written }
}

/** The core schema for the usual spellings; undefined for numbers that are written in an unusual one. */
function resolve(written: string): unknown {
  if (/^(?:true|True|TRUE)$/.test(written)) return true
  if (/^(?:false|False|FALSE)$/.test(written)) return false
  if (/^(?:~|null|Null|NULL)$/.test(written)) return null
  if (!/^[-+]?\.?(?:\d|inf|nan)/i.test(written)) return written
  if (/^-?(?:0|[1-9]\d{0,14})$/.test(written)) return Number(written)
  if (/^-?(?:0|[1-9]\d{0,9})\.\d{1,5}$/.test(written)) return Number(written)
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$|^0[ox]|\.(?:inf|nan)$/i.test(written) ? undefined : written
}
