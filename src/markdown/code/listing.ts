/** Turns code and what its author said about it into everything that a markup needs to show it. */
import { isWide } from '../cjk/english.ts'
import type { Settings } from '../options.ts'
import { chineseMarks } from './chinese-marks.ts'
import type { Highlighter } from './highlight.ts'
import { type CodeInfo, isMarked } from './info.ts'
import { htmlLinesOf } from './lines.ts'
import { marksOf } from './marks.ts'

export interface Listing {
  /** All of it, coloured; ends with a line break unless it is empty. */
  readonly html: string
  /** Line by line, each balanced. */
  readonly lines: readonly string[]
  /** The author's word in lower case, or `""`. */
  readonly language: string
  /** The grammar's name, or undefined for plain code. */
  readonly grammar: string | undefined
  readonly title: string | undefined
  readonly link: CodeInfo['link']
  readonly numbered: boolean
  readonly firstLine: number
  readonly wrap: boolean
  /** `" marked added"`: with a space before each, for the line from 1. */
  readonly classesOf: (line: number) => string
}

/** Cost: linear in the code, apart from the grammar's own. */
export function listingOf(
  source: string,
  info: CodeInfo,
  settings: Pick<Settings, 'highlight' | 'syntax_highlighter' | 'markdown' | 'language'>,
  highlighter: Highlighter,
): Listing {
  const { highlight } = settings
  const { code: unmarked, marks } = marksOf(source)
  const code = tabsOf(highlight.strip_indent ? withoutIndent(unmarked) : unmarked, highlight.tab_replace)
  const language = info.language.toLowerCase()
  const plain =
    !highlight.enable || !settings.syntax_highlighter || highlight.exclude_languages.some((l) => l === language)
  const grammar = plain ? undefined : highlighter.languages.find(language)
  const prefix = highlight.markup === 'figure' && !highlight.hljs ? '' : 'hljs-'
  const coloured = highlighter.highlight(code, grammar, prefix)
  const html = settings.markdown.mark_english && isWide(settings) ? chineseMarks(coloured, settings.language) : coloured
  const lines = code === '' ? [] : htmlLinesOf(html)
  const numbered =
    highlight.enable && (info.numbers ?? (highlight.line_number && lines.length >= highlight.line_threshold))
  return {
    html,
    lines,
    language,
    grammar,
    title: info.title,
    link: info.link,
    numbered,
    firstLine: info.firstLine ?? 1,
    wrap: info.wrap ?? false,
    classesOf(line) {
      const found = marks.get(line) ?? []
      const all = isMarked(info.marked, line) && !found.includes('marked') ? ['marked', ...found] : found
      return all.length === 0 ? '' : ` ${all.join(' ')}`
    },
  }
}

/** Takes off the indentation that all lines share; in a fence that is the author's quoting, not code. */
function withoutIndent(code: string): string {
  let shared: string | undefined
  for (const line of code.split('\n')) {
    if (line.trim() === '') continue
    const indent = /^[ \t]*/.exec(line)?.[0] ?? ''
    if (shared === undefined || shared.startsWith(indent)) shared = indent
    else while (!indent.startsWith(shared)) shared = shared.slice(0, -1)
    if (shared === '') return code
  }
  if (!shared) return code
  const width = shared.length
  return code
    .split('\n')
    .map((line) => (line.trim() === '' ? line.slice(Math.min(width, line.length)) : line.slice(width)))
    .join('\n')
}

const tabsOf = (code: string, replacement: string): string =>
  replacement === '' ? code : code.replaceAll('\t', replacement)
