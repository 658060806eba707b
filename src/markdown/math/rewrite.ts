/**
 * Rewrites TeX that authors know from MathJax and that KaTeX does not read: `\mbox`, `\label`, `eqnarray`, `\require` ….
 * Everything is an edit at a place, so that an error in the result is reported at the author's own column.
 */
import { type Edited, Edits } from './edits.ts'

/** Environments that number their equations. With a star, or within a line, they do not. */
const NUMBERED = /^\s*\\begin\{(equation|align|gather|alignat|flalign|multline|eqnarray)(\*?)\}/

export interface TexNumbers {
  /** Numbers, in order, for the rows that have one. */
  readonly tags: readonly string[]
  /** Labels with the number each refers to. */
  readonly labels: readonly (readonly [label: string, tag: string])[]
}

/** The numbers that a displayed formula takes, counting on from `count`. */
export function numbersOf(tex: string, count: number): TexNumbers {
  const tags: string[] = []
  const labels: [string, string][] = []
  for (const row of numberedRows(tex)) {
    const own = /\\tag\*?\s*\{([^}]*)\}/.exec(row.text)?.[1]
    const found = [...row.text.matchAll(/\\label\s*\{([^}]*)\}/g)].map((match) => (match[1] ?? '').trim())
    if (own === undefined && row.numbered(found.length > 0)) tags.push(String(count + tags.length + 1))
    const tag = own ?? tags.at(-1)
    if (tag !== undefined) for (const label of found) labels.push([label, tag])
  }
  return { tags, labels }
}

interface Row {
  readonly text: string
  /** Where the row's end lies in the formula: a tag goes there. */
  readonly end: number
  readonly numbered: (labelled: boolean) => boolean
}

/** The rows of a formula that may have a number: those of a numbering environment, or the formula as a whole. */
function numberedRows(tex: string): Row[] {
  const opening = NUMBERED.exec(tex)
  const name = opening?.[1]
  if (!opening || name === undefined) {
    // A formula without such an environment is numbered when its author labels it.
    return [{ text: tex, end: tex.trimEnd().length, numbered: (labelled) => labelled }]
  }
  const start = opening[0].length
  const close = tex.lastIndexOf('\\end{')
  const body = tex.slice(start, close < start ? undefined : close)
  const star = opening[2] === '*'
  const rows = name === 'equation' || name === 'multline' ? [[0, body.length] as const] : rowsOf(body)
  return rows.flatMap(([from, to], i): Row[] => {
    const text = body.slice(from, to)
    // The last row of `… \\ \end{align}` is empty.
    if (i > 0 && text.trim() === '') return []
    return [
      {
        text,
        end: start + to,
        numbered: (labelled) => (!star || labelled) && !/\\(?:notag|nonumber)(?![a-zA-Z])/.test(text),
      },
    ]
  })
}

/** Ranges between the `\\` that belong to no inner environment or group. Cost: linear. */
function rowsOf(body: string): (readonly [number, number])[] {
  const rows: (readonly [number, number])[] = []
  let depth = 0
  let start = 0
  for (const { 0: sign, index } of body.matchAll(/\\begin|\\end|\\\\|\\[{}]|[{}]/g)) {
    if (sign === '{' || sign === '\\begin') depth++
    else if (sign === '}' || sign === '\\end') depth--
    else if (sign === '\\\\' && depth === 0) {
      rows.push([start, index])
      start = index + 2
    }
  }
  rows.push([start, body.length])
  return rows
}

interface RewriteOptions {
  readonly display: boolean
  readonly numbers: TexNumbers
  /** The number behind a label, or undefined. */
  readonly numberOf: (label: string) => string | undefined
}

/** Within a line KaTeX knows only the environments that number nothing. */
const INLINE_NAMES: Readonly<Record<string, string>> = {
  align: 'aligned',
  'align*': 'aligned',
  eqnarray: 'aligned',
  'eqnarray*': 'aligned',
  flalign: 'aligned',
  'flalign*': 'aligned',
  alignat: 'alignedat',
  'alignat*': 'alignedat',
  gather: 'gathered',
  'gather*': 'gathered',
  multline: 'gathered',
  'multline*': 'gathered',
  equation: 'gathered',
  'equation*': 'gathered',
}
const DISPLAY_NAMES: Readonly<Record<string, string>> = {
  eqnarray: 'align',
  'eqnarray*': 'align*',
  flalign: 'align',
  'flalign*': 'align*',
  multline: 'gather',
  'multline*': 'gather*',
}

const SIGNS = new RegExp(
  [
    String.raw`\\(?:begin|end)\{(\w+\*?)\}`, // 1
    String.raw`\\(label|require)\s*\{[^}]*\}`, // 2
    String.raw`\\(eqref|ref)\s*\{([^}]*)\}`, // 3 4
    String.raw`\\(mbox|hfill|textsc)(?![a-zA-Z])`, // 5
    String.raw`\\unicode\s*\{\s*(x[0-9a-fA-F]{1,6}|\d{1,7})\s*\}`, // 6
    String.raw`\\(?:DeclareMathOperator(\*?)|newcommand\*?)\s*\{?\s*(\\[a-zA-Z]+)\s*\}?\s*`, // 7 8
    String.raw`\\eqno(?![a-zA-Z])\s*\(?([^\s()\\$]*)\)?`, // 9
    String.raw`\\tag(\*?)\s*\{([^}]*)\}`, // 10 11
    String.raw`\\(?:text|textbf|textit|textrm|texttt|textsf)\s*\{((?:[^{}$]|\{[^{}$]*\})*)\}`, // 12
    String.raw`\\([pbvBV]?matrix|cases)\s*\{`, // 13
    String.raw`\\.`,
    '(%)', // 14
  ].join('|'),
  'gs',
)

/** What any of the signs begins with: most formulas have none, and are left alone at once. */
const CONCERNED =
  /%|\\(?:begin|end|label|require|eqref|ref|mbox|hfill|unicode|DeclareMathOperator|newcommand|eqno|tag|text|[pbvBV]?matrix|cases)/

/** TeX that KaTeX reads. Cost: linear. */
export function rewriteTex(tex: string, { display, numbers, numberOf }: RewriteOptions): Edited {
  const edits = new Edits()
  if (!CONCERNED.test(tex)) return edits.applyTo(tex)
  for (const match of tex.matchAll(SIGNS)) {
    const { index } = match
    const end = index + match[0].length
    const [
      whole,
      environment,
      dropped,
      ref,
      label,
      plain,
      unicode,
      star,
      operator,
      eqno,
      tagStar,
      tag,
      text,
      old,
      percent,
    ] = match
    const replace = (by: string): void => edits.replace(index, end, by)
    if (environment !== undefined) {
      const name = (display ? DISPLAY_NAMES : INLINE_NAMES)[environment]
      if (name !== undefined) edits.replace(index + whole.indexOf('{') + 1, end - 1, name)
    } else if (dropped !== undefined) replace('')
    else if (ref !== undefined) {
      const number = numberOf((label ?? '').trim()) ?? '??'
      replace(`\\text{${ref === 'eqref' ? `(${number})` : number}}`)
    } else if (plain !== undefined) replace(plain === 'hfill' ? '\\quad ' : '\\text')
    else if (unicode !== undefined) replace(charOf(unicode))
    else if (operator !== undefined) {
      // KaTeX refuses to define what it has, and an author may not know that it has it.
      const command = `\\providecommand{${operator}}{}\\renewcommand{${operator}}`
      const close = star === undefined ? -1 : closingBrace(tex, end)
      replace(close < 0 ? command : `${command}{\\operatorname${star}`)
      if (close >= 0) edits.replace(close, close, '}')
    } else if (eqno !== undefined) replace(`\\tag{${eqno}}`)
    else if (tag !== undefined) {
      if (!display) replace(`\\qquad\\text{${tagStar ? tag : `(${tag})`}}`)
    } else if (text !== undefined) {
      for (const { 0: sign, index: at } of text.matchAll(/(?<!\\)[_#&^%]/g)) {
        const place = end - 1 - text.length + at
        edits.replace(place, place + 1, sign === '^' ? '\\textasciicircum ' : `\\${sign}`)
      }
    } else if (old !== undefined) {
      // Plain TeX: \pmatrix{a & b \cr c & d}.
      const close = closingBrace(tex, end - 1)
      if (close > 0) {
        replace(`\\begin{${old}}`)
        edits.replace(close, close + 1, `\\end{${old}}`)
      }
    } else if (percent !== undefined && isPercent(tex, index)) replace('\\%')
  }
  if (display) number(tex, numbers, edits)
  if (display && /^\s*\\begin\{eqnarray/.test(tex)) joinColumns(tex, edits)
  return edits.applyTo(tex)
}

/** Gives every row its number, or none where KaTeX would count on its own. */
function number(tex: string, { tags }: TexNumbers, edits: Edits): void {
  let next = 0
  const name = NUMBERED.exec(tex)?.[1]
  for (const { text, end, numbered } of numberedRows(tex)) {
    if (/\\tag\*?\s*\{/.test(text)) continue
    const labelled = /\\label\s*\{/.test(text)
    if (numbered(labelled) && next < tags.length) edits.replace(end, end, `\\tag{${tags[next++]}}`)
  }
  // KaTeX knows no multline: a number after the last row only.
  if (name === 'multline') {
    const opening = NUMBERED.exec(tex)?.[0].length ?? 0
    const body = tex.slice(opening, tex.lastIndexOf('\\end{'))
    for (const [, to] of rowsOf(body).slice(0, -1)) edits.replace(opening + to, opening + to, '\\notag')
  }
}

/** `a &=& b` of eqnarray becomes the `a &= b` of align. */
function joinColumns(tex: string, edits: Edits): void {
  const opening = NUMBERED.exec(tex)?.[0].length ?? 0
  const body = tex.slice(opening, tex.lastIndexOf('\\end{'))
  for (const [from, to] of rowsOf(body)) {
    const second = [...body.slice(from, to).matchAll(/(?<!\\)&/g)][1]
    if (second) edits.replace(opening + from + second.index, opening + from + second.index + 1, '')
  }
}

/** A percent sign after a number, or with nothing but the formula's last line behind it, is no comment. */
function isPercent(tex: string, at: number): boolean {
  return /[0-9]/.test(tex[at - 1] ?? '') || !tex.includes('\n', at)
}

function charOf(code: string): string {
  const value = code.startsWith('x') ? Number.parseInt(code.slice(1), 16) : Number(code)
  return value > 0 && value <= 0x10ffff && !(value >= 0xd800 && value <= 0xdfff)
    ? `\\text{${String.fromCodePoint(value)}}`
    : ''
}

/** The brace that closes the one at `open`, or -1. */
export function closingBrace(tex: string, open: number): number {
  let depth = 0
  for (let at = open; at < tex.length; at++) {
    const char = tex[at]
    if (char === '\\') at++
    else if (char === '{') depth++
    else if (char === '}' && --depth === 0) return at
  }
  return -1
}
