/**
 * What one rendering knows and finds out. It travels in markdown-it's `env`, so that rules stay functions without
 * memory of their own and the same renderer may be used for any number of documents.
 */
import type { Env, Token } from 'markdown-it'
import { BlogError, frameOf, type Problem, problem } from '../base/problem.ts'
import type { Heading } from '../model/article.ts'
import type { ArticleContext } from './context.ts'
import { linesOf } from './line-breaks.ts'
import type { PlacedToken } from './placed-token.ts'
import type { TagEnd } from './tags/syntax.ts'

const KEY = Symbol('hanmo')

/** Enough for any author; a broken megabyte must not become a gigabyte of messages. */
const MOST_PROBLEMS = 200

/** Of one article. Formulas and code grow to many times what was written; no browser shows so much. */
const MOST_HTML_MB = 200

/** Commands of TeX by name; KaTeX writes its own form of those that a formula defines. */
export type Macros = Record<string, string | object>

/** A problem without its place. */
export type Finding = Omit<Problem, 'severity' | 'at' | 'frame' | 'more'> & Partial<Pick<Problem, 'severity'>>

/** A place in the text: `line` from 0, `column` from 0 in UTF-16 units. */
export interface TextPlace {
  readonly line: number
  readonly column?: number
}

/** A line of a block's content: its number and where it lies in the content, and where it begins in the text's line. */
interface BlockLine {
  readonly block: Token
  readonly line: number
  readonly start: number
  readonly end: number
  readonly column: number
}

export class RenderState {
  readonly context: ArticleContext
  /** The text's lines as written. */
  readonly lines: readonly string[]
  readonly headings: Heading[] = []
  readonly has = { math: false, code: false, mermaid: false }
  /** Every id that the page will hold, with the number of times it was given. */
  readonly ids = new Map<string, number>()
  /** TeX macros that the document defines for itself. */
  readonly macros: Macros = {}
  /** Words for languages that were reported already. */
  readonly unknownLanguages = new Set<string>()
  /** Whether the text holds HTML of its author's. */
  hasRawHtml = false
  /** Words in angle brackets that were reported already. */
  readonly unknownElements = new Set<string>()
  /** Where tags stand that nobody knows, by name. */
  readonly unknownTags = new Map<string, TextPlace[]>()
  /** Labels of equations, each with its number and with the first formula that has it. */
  readonly labels = new Map<string, { readonly tag: string; readonly owner: Token }>()
  /** The ends of tag plugins in the text that was last asked about. */
  tagEnds: { readonly text: string; readonly ends: ReadonlyMap<number, TagEnd> } | undefined
  /** The inline token whose content is being parsed. */
  block: Token | undefined
  readonly #found = new Map<string, { readonly finding: Finding; readonly place: TextPlace | undefined }>()
  readonly #text: string
  /** The line of a block that was last asked about. */
  #line: BlockLine | undefined
  #made = 0
  #ahead: { readonly text: string; readonly absentFrom: Map<string, number> } = { text: '', absentFrom: new Map() }
  readonly #ignored: { readonly first: number; readonly last: number; readonly codes: ReadonlySet<string> }[] = []
  readonly #columns = new WeakMap<Token, number>()

  constructor(text: string, context: ArticleContext) {
    this.context = context
    this.#text = text
    this.lines = linesOf(text)
  }

  /** Hears how much HTML a rule made, while it can still be stopped. @throws {BlogError} too-large */
  made({ length }: string): void {
    this.#made += length
    if (this.#made <= MOST_HTML_MB * 1e6) return
    const { path: file = '' } = this.context
    throw new BlogError(problem('too-large', { key: file, limitMb: MOST_HTML_MB }, { at: { file } }))
  }

  /** Takes an id for good; false when something else has it. */
  claimId(id: string): boolean {
    if (this.ids.has(id)) return false
    this.ids.set(id, 0)
    return true
  }

  /** What two rules find at one place, or one rule twice, is reported once. */
  report(finding: Finding, at?: TextPlace | (() => TextPlace | undefined)): void {
    if (this.isFull) return
    const place = typeof at === 'function' ? at() : at
    const key = `${finding.code}\n${place?.line}\n${place?.column}`
    if (!this.#found.has(key)) this.#found.set(key, { finding, place })
  }

  /** Whether no more problems are taken; then there is no use in looking for places. */
  get isFull(): boolean {
    return this.#found.size >= MOST_PROBLEMS
  }

  /**
   * `text.indexOf(needle, from)` for rules that look ahead from many places: that a needle is nowhere behind a place is
   * found out once and remembered, so that a text of nothing but openers stays linear.
   */
  findAhead(text: string, needle: string, from: number): number {
    if (this.#ahead.text !== text) this.#ahead = { text, absentFrom: new Map() }
    if (from >= (this.#ahead.absentFrom.get(needle) ?? Number.POSITIVE_INFINITY)) return -1
    const at = text.indexOf(needle, from)
    if (at < 0) this.#ahead.absentFrom.set(needle, from)
    return at
  }

  /** Silences problems from a comment's line on to the end of the block that follows it. */
  ignore(line: number, codes: readonly string[]): void {
    let last = line + 1
    while (last < this.lines.length && (this.lines[last] ?? '').trim() === '') last++
    while (last < this.lines.length && (this.lines[last] ?? '').trim() !== '') last++
    this.#ignored.push({ first: line, last, codes: new Set(codes) })
  }

  /** Where an inline token lies in the text, or the place `delta` units behind its beginning. */
  placeOf(token: Token, delta = 0): TextPlace | undefined {
    const { origin, offset = 0 } = token as Partial<PlacedToken>
    return origin && this.placeIn(origin, offset + delta)
  }

  /** Whether the text holds one of these signs; rules that need them are not run over texts without. */
  mentions(...signs: readonly string[]): boolean {
    return signs.some((sign) => this.#text.includes(sign))
  }

  /** Remembers where in its line a block's content begins; for cells of tables, whose content may repeat. */
  locateColumn(block: Token, column: number): void {
    this.#columns.set(block, column)
  }

  /** Where `offset` of a block's content lies in the text. Offsets that ascend cost what lies between them. */
  placeIn(block: Token | undefined, offset = 0): TextPlace | undefined {
    if (!block?.map) return undefined
    if (this.#line?.block !== block || offset < this.#line.start) this.#line = this.#lineFrom(block, block.map[0], 0)
    while (this.#line.end < offset) this.#line = this.#lineFrom(block, this.#line.line + 1, this.#line.end + 1)
    const { line, start, column } = this.#line
    return { line, column: column + offset - start }
  }

  #lineFrom(block: Token, line: number, start: number): BlockLine {
    const found = block.content.indexOf('\n', start)
    const end = found < 0 ? block.content.length : found
    const column = this.#columns.get(block) ?? (this.lines[line] ?? '').indexOf(block.content.slice(start, end))
    return { block, line, start, end: found < 0 ? Number.POSITIVE_INFINITY : end, column: Math.max(0, column) }
  }

  /** The problems in the order of their places. */
  problems(): Problem[] {
    const heard = ({ finding, place }: { finding: Finding; place: TextPlace | undefined }): boolean =>
      !this.#ignored.some(
        ({ first, last, codes }) =>
          place !== undefined && place.line >= first && place.line <= last && codes.has(finding.code),
      )
    return [...this.#found.values()]
      .filter(heard)
      .sort((a, b) => (a.place?.line ?? -1) - (b.place?.line ?? -1) || columnOf(a.place) - columnOf(b.place))
      .map(({ finding, place }) => this.#problemOf(finding, place))
  }

  #problemOf(finding: Finding, place: TextPlace | undefined): Problem {
    const file = this.context.path
    const problem: Problem = { severity: 'warning', ...finding }
    if (place === undefined) return file === undefined ? problem : { ...problem, at: { file } }
    const textLine = this.context.line ?? 1
    const line = place.line + textLine
    const column = place.column === undefined ? undefined : place.column + 1
    const first = Math.max(0, place.line - 2)
    const around = this.lines.slice(first, place.line + 3).join('\n')
    return {
      ...problem,
      at: { file: file ?? '', line, ...(column !== undefined && { column }) },
      frame: frameOf(around, line, column, first + textLine),
    }
  }
}

const columnOf = (place: TextPlace | undefined): number => place?.column ?? 0

/** An environment for markdown-it that carries the state. */
export function envOf(state: RenderState): Env {
  return { [KEY]: state }
}

/** The state of a rendering; an extension that renders a piece of text on its own gets a fresh one. */
export function stateOf(env: Env | undefined): RenderState {
  const known = env?.[KEY]
  if (known instanceof RenderState) return known
  const fresh = new RenderState('', {})
  if (env) env[KEY] = fresh
  return fresh
}
