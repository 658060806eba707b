import type { View } from '../model/theme.ts'

/** The JavaScript in a template: the code of its tags, with places. */

/** Where a text in EJS stands: in which view, and from which UTF-16 offset on. */
export interface TextOrigin {
  readonly view: View
  readonly offset: number
}

export interface Segment {
  /** UTF-16 offset of the code in the template. */
  readonly start: number
  readonly code: string
  /** What EJS writes before the code in what it generates. */
  readonly before: string
}

const BEFORE: Readonly<Record<string, string>> = {
  '=': '    ; __append(escapeFn(',
  '-': '    ; __append(',
}

/** The code of all tags but comments, in order. Cost: linear. */
export function codeSegments(template: string): Segment[] {
  const segments: Segment[] = []
  for (const match of template.matchAll(/<%(?!%)([=_#-]?)([\s\S]*?)[-_]?%>/g)) {
    const [, mark = '', code = ''] = match
    if (mark === '#') continue
    const prints = mark === '=' || mark === '-'
    segments.push({
      start: match.index + 2 + mark.length,
      code: prints ? code.replace(/;(\s*)$/, '$1') : code,
      before: BEFORE[mark] ?? '    ; ',
    })
  }
  return segments
}

/** An identifier that is not a member: `page` in `page.title`, `a` in `...a`. */
const NAME = /(?<![\p{ID_Continue}$]|(?<!\.\.)\.)[\p{ID_Start}_$][\p{ID_Continue}$]*/gu

const RESERVED = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum export extends false ' +
    'finally for function if implements import in instanceof interface let new null package private protected public ' +
    'return static super switch this throw true try typeof undefined var void while with yield eval async of ' +
    'escapeFn __fail __line __output __append'
  ).split(' '),
)

/**
 * The names that the code of a template may read from outside: every identifier in it that is no member and no word of
 * the language. Too many (strings and comments count) is harmless, since only those that exist are used.
 */
export function freeNames(template: string): string[] {
  const names = new Set<string>()
  for (const { code } of codeSegments(template)) for (const [name] of code.matchAll(NAME)) names.add(name)
  return [...names].filter((name) => !RESERVED.has(name))
}

const CLOSER: Readonly<Record<string, string>> = { '{': '}', '(': ')', '[': ']' }

/**
 * Offset in the template of the bracket that has no partner: a closing one that closes nothing, else the last one that
 * is never closed. Strings and comments are skipped; a bracket in a regular expression may mislead.
 */
export function unbalancedAt(segments: readonly Segment[]): number | undefined {
  const open: { char: string; at: number }[] = []
  for (const { start, code } of segments) {
    for (const match of code.matchAll(
      /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|[{}()[\]]/g,
    )) {
      const [char] = match
      if (char.length > 1) continue
      const at = start + match.index
      if (char in CLOSER) open.push({ char, at })
      else {
        const last = open.pop()
        if (!last || CLOSER[last.char] !== char) return last && !last.char.includes('{') ? last.at : at
      }
    }
  }
  return open.at(-1)?.at
}
