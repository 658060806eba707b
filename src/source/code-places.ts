/**
 * Where code stands in the text of Markdown, before any Markdown is rendered: fences, lines that are indented, spans between
 * backticks, `<pre>` and its like, `{% raw %}` and its like. Linear in the length. Never throws.
 */

interface Range {
  readonly from: number
  readonly to: number
}

/** Tells of an offset whether it lies in code. */
export function codePlaces(text: string, kind: 'markdown' | 'html'): (at: number) => boolean {
  const code = kind === 'markdown' ? codeOfMarkdown(text) : []
  return within([...code, ...elementsIn(text, within(code))])
}

function codeOfMarkdown(text: string): Range[] {
  const lines = linesOf(text)
  const code: Range[] = []
  let from = 0
  const endParagraph = (to: number): void => {
    code.push(...spansIn(text, from, to))
  }
  for (const { at, end, kind } of kindsOf(lines)) {
    if (kind === 'further') continue
    endParagraph(at)
    from = kind === 'first' ? at : end
    if (kind === 'code') code.push({ from: at, to: end })
  }
  endParagraph(text.length)
  return code
}

function within(ranges: readonly Range[]): (at: number) => boolean {
  const sorted = [...ranges].sort((a, b) => a.from - b.from)
  // The furthest end so far: ranges may lie in each other.
  let furthest = 0
  const ends = sorted.map(({ to }) => (furthest = Math.max(furthest, to)))
  return (at) => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sorted[middle]?.from ?? 0) <= at) low = middle + 1
      else high = middle
    }
    return (ends[low - 1] ?? 0) > at
  }
}

interface Line {
  readonly at: number
  readonly end: number
  readonly text: string
}

function linesOf(text: string): Line[] {
  let at = 0
  return text.split('\n').map((line) => {
    const here = { at, end: at + line.length + 1, text: line }
    at = here.end
    return here
  })
}

const ITEM = /^(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|(?=[`~]{3})|$)/
/** What makes the lines below it, four spaces in, a part of it. */
const BOX = /^(?:!!!|\?\?\?|\[\^[^\]\s]+\]:|:[ \t])/
const QUOTE = /^[ \t]*>[ \t]?/
const OPENER = /^(?:(`{3,})[^`]*|(~{3,}).*)$/
const FENCE = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]*)?(`{3,}|~{3,})/
const CLOSER = /^[ \t>]*(`{3,}|~{3,})[ \t]*$/

/** A row: no span goes on behind it. */
const ROW = /^\|/
/** A heading, a comment, the edge of a container, a rule: behind it a block begins. */
const ALONE = /^(?:#|<!--|:::|(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$)/
/** Of HTML, which goes on to an empty line. */
const HTML =
  /^<\/?(?:article|aside|center|col|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|iframe|legend|li|main|nav|ol|option|p|param|section|source|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?=[\s>/]|$)/i
/** Of HTML, which goes on to its end. */
const VERBATIM = /^<(pre|script|style|textarea)(?=[\s>]|$)/i

/** Each line is code, empty, the first of a paragraph or a further one. */
function kindsOf(lines: readonly Line[]): (Line & { kind: 'first' | 'further' | 'code' | 'empty' })[] {
  const isClosed = closings(lines)
  /** Columns at which the text of the items begins that are open. */
  const items: number[] = []
  let fence: { run: string; inQuote: boolean; column: number; closes: boolean } | undefined
  let isFresh = true
  let goesOn = false
  let wasQuoted = false
  /** `block`, or what ends it. */
  let html: string | undefined
  return lines.map((line, index) => {
    const isQuoted = QUOTE.test(line.text)
    if (fence !== undefined) {
      const isLeft =
        line.text.trim() !== '' &&
        ((fence.inQuote && !isQuoted) || (!fence.closes && columnOf(line.text) < fence.column))
      if (!isLeft) {
        if (CLOSER.exec(line.text)?.[1]?.startsWith(fence.run)) fence = undefined
        isFresh = fence === undefined
        return { ...line, kind: 'code' }
      }
      fence = undefined
    }
    if (html !== undefined && html !== 'block') {
      if (line.text.toLowerCase().includes(html)) html = undefined
      return { ...line, kind: 'empty' }
    }
    let rest = line.text
    while (QUOTE.test(rest)) rest = rest.replace(QUOTE, '')
    if (rest.trim() === '') {
      isFresh = true
      html = undefined
      return { ...line, kind: 'empty' }
    }
    if (html === 'block') return { ...line, kind: 'empty' }
    let column = columnOf(rest)
    const isFar = () => column - (items.at(-1) ?? 0) >= 4
    rest = rest.trimStart()
    const isItem = ITEM.test(rest)
    const isStart = isFresh || isItem || OPENER.test(rest)
    while (isStart && items.length > 0 && column < (items.at(-1) ?? 0)) items.pop()
    const begun = column
    for (let item = ITEM.exec(rest); item !== null && !(isFresh && isFar()); item = ITEM.exec(rest)) {
      rest = rest.slice(item[0].length)
      column += item[0].length
      items.push(column)
    }
    if (BOX.test(rest)) items.push(begun + 4)
    const opened = OPENER.exec(rest)
    const run = opened?.[1] ?? opened?.[2]
    // Too far in, it is a fence only if it ends.
    const closes = run !== undefined && isClosed(run, index)
    if (run !== undefined && (closes || !isFar())) {
      fence = { run, inQuote: isQuoted, column: items.at(-1) ?? 0, closes }
      return { ...line, kind: 'code' }
    }
    if (isFresh && isFar()) return { ...line, kind: 'code' }
    const verbatim = VERBATIM.exec(rest)?.[1]
    if (verbatim !== undefined || HTML.test(rest)) {
      const end = `</${verbatim?.toLowerCase()}>`
      html = verbatim === undefined ? 'block' : rest.toLowerCase().includes(end) ? undefined : end
      isFresh = html === undefined
      return { ...line, kind: 'empty' }
    }
    const isAlone = ALONE.test(rest)
    const isRow = ROW.test(rest)
    const kind = isFresh || isItem || isAlone || isRow || !goesOn || isQuoted !== wasQuoted ? 'first' : 'further'
    isFresh = isAlone
    goesOn = !isAlone && !isRow
    wasQuoted = isQuoted
    return { ...line, kind }
  })
}

/** Tells whether the next line of such marks is one that ends a fence: not if another with a language begins before. */
function closings(lines: readonly Line[]): (run: string, index: number) => boolean {
  const next = new Map<string, string>()
  const after = [...lines].reverse().map(({ text }) => {
    const found = { '`': next.get('`'), '~': next.get('~') }
    const run = FENCE.exec(text)?.[1]
    if (run !== undefined) next.set(run[0] ?? '', CLOSER.test(text) ? run : '')
    return found
  })
  return (run, index) => after.at(-1 - index)?.[run[0] as '`' | '~']?.startsWith(run) ?? false
}

function columnOf(text: string): number {
  let column = 0
  for (const character of text) {
    if (character === '\t') column += 4 - (column % 4)
    else if (character === ' ') column++
    else break
  }
  return column
}

/** Runs of backticks and the next ones as long; one behind a backslash opens nothing. */
function spansIn(text: string, from: number, to: number): Range[] {
  const runs = Array.from(text.slice(from, to).matchAll(/(\\?)(`+)/g), ({ 1: before = '', 2: marks = '', index }) => ({
    at: from + index + before.length,
    length: marks.length,
    isEscaped: before !== '',
  }))
  const next = new Map<number, number>()
  const closerOf: (number | undefined)[] = []
  for (const [index, { length }] of [...runs.entries()].reverse()) {
    closerOf[index] = next.get(length)
    next.set(length, index)
  }
  const spans: Range[] = []
  for (let index = 0; index < runs.length; index++) {
    const run = runs[index]
    const closer = run?.isEscaped ? undefined : closerOf[index]
    const end = runs[closer ?? -1]
    if (run === undefined || closer === undefined || end === undefined) continue
    spans.push({ from: run.at, to: end.at + end.length })
    index = closer
  }
  return spans
}

const ELEMENT = /<(\/?)(pre|script|style|textarea)\b|\{%-?[ \t]{0,9}(end)?(raw|codeblock|highlight)\b[^%\n]{0,300}%\}/gi

/** What is never closed holds nothing. */
function elementsIn(text: string, isCode: (at: number) => boolean): Range[] {
  const found: Range[] = []
  let open: { name: string; at: number } | undefined
  for (const { 0: whole, 1: slash, 2: element, 3: end, 4: tag, index } of text.matchAll(ELEMENT)) {
    const name = (element ?? tag ?? '').toLowerCase()
    if (open === undefined && !slash && !end && !isCode(index)) open = { name, at: index }
    else if (open?.name === name && (slash || end)) {
      found.push({ from: open.at, to: index + whole.length })
      open = undefined
    }
  }
  return found
}
