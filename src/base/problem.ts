import type { Code, OwnCode, ParamsOf } from '../messages/catalogue.ts'
import type { Owner } from '../messages/texts/en/owners.ts'
import type { Params } from '../messages/words.ts'
import { maskLine } from './secrets.ts'

/**
 * Errors and warnings as data, without words: a code and what its sentence needs. A step gives them back beside its
 * result, so that one run reports all of them; `cli/` and the preview turn them into sentences (`messages/`).
 */

/** A position in a file. `line` and `column` count from 1; `column` counts UTF-16 units. */
export interface Place {
  /** Relative to the site's folder, posix: `"source/_posts/你好.md"`. */
  readonly file: string
  readonly line?: number
  readonly column?: number
}

export interface Problem {
  readonly severity: 'error' | 'warning'
  /** Permanent, kebab-case: `"front-matter-yaml"`; with a slash in it, an extension's own. */
  readonly code: Code | OwnCode
  /** What the catalogue makes a sentence of. Small, plain data: problems are remembered as JSON. */
  readonly params: Params
  readonly at?: Place
  /** The lines around `at`, as {@link frameOf} makes them. */
  readonly frame?: string
  /** Of what is one fault wherever it is met, in however many articles: what it is known by. */
  readonly fault?: string
  /** How many more of the same kind stand at the same place. */
  readonly more?: number
  /** Whose code ran into it. */
  readonly by?: { readonly extension: string; readonly hook: string }
  /** Whose page was being rendered: the place is in a template. */
  readonly during?: Owner
}

interface Circumstances {
  /** Default: error. */
  readonly severity?: Problem['severity']
  readonly at?: Place | undefined
  readonly frame?: string | undefined
}

/**
 * The one way to make a problem: the compiler checks that the catalogue knows the code, and its parameters. The words
 * stand in `messages/en/`; an extension's code has a slash in it and brings its own.
 * @example problem('image-missing', { picture: 'cat.png' }, { severity: 'warning', at: { file, line } })
 * @example problem('words/too-long', { message: 'The title has more than 40 characters.', hint: 'Shorten it.' })
 */
export function problem<C extends Code | OwnCode>(
  code: C,
  params: ParamsOf<C>,
  { severity = 'error', at, frame }: Circumstances = {},
): Problem {
  return {
    severity,
    code,
    params: params as Params,
    ...(at !== undefined && { at }),
    ...(frame !== undefined && frame !== '' && { frame }),
  }
}

/** As {@link problem}, for what does not keep the site from being published. */
export function warning<C extends Code | OwnCode>(
  code: C,
  params: ParamsOf<C>,
  at: Omit<Circumstances, 'severity'> = {},
) {
  return problem(code, params, { ...at, severity: 'warning' })
}

/** The problem with further parameters that its code takes, known only further up. */
export function withParams(found: Problem, params: Params): Problem {
  return { ...found, params: { ...found.params, ...params } }
}

/** A problem that ends the step it is thrown in; the road turns it back into a {@link Problem}. */
export class BlogError extends Error {
  readonly problem: Problem

  /** Its own message is for stack traces: the code and the parameters. */
  constructor(problem: Problem, options?: ErrorOptions) {
    super(`${problem.code} ${JSON.stringify(problem.params)}`, options)
    this.name = 'BlogError'
    this.problem = problem
  }
}

/**
 * Shows the line at `line` (from 1) with one or two lines around it, a mark before it, and a caret below `column`.
 * Long lines are cut around the column. Never throws; a line outside the text gives `""`.
 * `textLine` is the number of the text's first line, when the text is only a part of its file.
 */
export function frameOf(text: string, line: number, column?: number, textLine = 1): string {
  const lines = text.split(/\r?\n/)
  const last = Math.min(textLine + lines.length - 1, line + 2)
  const first = Math.max(textLine, line - 2)
  if (line < first || line > last) return ''
  const width = String(last).length
  const rows: string[] = []
  for (let number = first; number <= last; number++) {
    const { shown, cut } = window(hidden(lines[number - textLine] ?? ''), number === line ? (column ?? 1) : 1)
    rows.push(`${number === line ? '>' : ' '} ${String(number).padStart(width)} | ${shown}`)
    if (number === line && column !== undefined) {
      const before = shown.slice(0, Math.max(0, column - 1 - cut))
      rows.push(`  ${' '.repeat(width)} | ${blank(before)}^`)
    }
  }
  return rows.join('\n')
}

const FRAME_WIDTH = 100

/** Without secrets. A line that nobody typed is shown in pieces too small to hold more than a few words. */
const hidden = (line: string): string => (line.length > 10 * FRAME_WIDTH ? line : maskLine(line))

function window(text: string, column: number): { shown: string; cut: number } {
  const clean = text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/g, '·')
  if (clean.length <= FRAME_WIDTH) return { shown: clean, cut: 0 }
  const cut = Math.max(0, Math.min(column - 1 - FRAME_WIDTH / 2, clean.length - FRAME_WIDTH))
  return { shown: clean.slice(cut, cut + FRAME_WIDTH), cut }
}

/** Spaces as wide as the text is on a terminal: two cells for Han, kana and full-width forms. */
function blank(text: string): string {
  return Array.from(text, (char) =>
    char === '\t'
      ? '\t'
      : /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u.test(
            char,
          )
        ? '  '
        : ' ',
  ).join('')
}

/** Where UTF-16 offset `offset` of `text` lies: line and column from 1. */
export function positionOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset)
  const lastBreak = before.lastIndexOf('\n')
  let line = 1
  for (let at = before.indexOf('\n'); at >= 0; at = before.indexOf('\n', at + 1)) line++
  return { line, column: offset - lastBreak }
}
