import type { Problem } from '../base/problem.ts'
import { byCodeUnit } from '../base/text.ts'
import type { Messages } from '../messages/catalogue.ts'
import { wordsOf } from '../messages/say.ts'
import type { Texts } from '../messages/texts/en.ts'
import type { Cli } from './cli.ts'
import { condense, type Left } from './condense.ts'
import type { Colors } from './terminal.ts'
import { cellsOf, oneLine, printable, wrap } from './text-width.ts'

/**
 * Turns problems into what an author reads: grouped by file, in the order of the file's lines, each with its code, a
 * sentence, the place in a form that editors open, the lines around it and what to do.
 */

interface ReportOptions {
  /** Every place, where somebody asks for them; otherwise a few of each kind and a count. */
  readonly all?: boolean
  readonly colors: Colors
  readonly width: number
}

/** Prints problems to stderr; nothing for none. `messages` is asked only when there is something to say. */
export async function reportProblems(
  problems: readonly Problem[],
  { terminal, messages, texts }: Pick<Cli, 'terminal' | 'messages' | 'texts'>,
  { all = false }: Pick<ReportOptions, 'all'> = {},
): Promise<void> {
  if (problems.length === 0) return
  const language = { messages: await messages(), texts: texts.reporting }
  terminal.err(formatProblems(problems, language, { all, colors: terminal.colors.err, width: terminal.width }))
  const example = problems.find(({ code }) => !code.includes('/'))?.code
  if (terminal.watched && example !== undefined) terminal.err(terminal.colors.err.dim(texts.reporting.explain(example)))
}

/** The words for problems, and what stands around them. */
export interface Language {
  readonly messages: Messages
  readonly texts: Texts['reporting']
}

export function formatProblems(problems: readonly Problem[], language: Language, options: ReportOptions): string {
  const { colors, width, all = false } = options
  const sorted = groupsOf(problems).flatMap(([, group]) => group)
  const { shown, left } = all ? { shown: sorted, left: [] } : condense(sorted)
  const blocks = groupsOf(shown).map(([file, group]) => {
    const head = file === '' ? [] : [colors.underline(oneLine(file))]
    return [...head, ...group.map((problem) => formatProblem(problem, language, colors, width))].join('\n')
  })
  const more = left.length === 0 ? [] : [moreOf(left, language.texts, colors)]
  return [...blocks, ...more, countOf(problems, language.texts, colors)].join('\n\n')
}

/** A line for each code that has more places than are shown; the files of errors, since each has to be fixed. */
function moreOf(left: readonly Left[], texts: Texts['reporting'], colors: Colors): string {
  const rows = left.flatMap(({ code, places, files, severity }) => {
    const isError = severity === 'error'
    const label = isError ? colors.red(texts.error) : colors.yellow(texts.warning)
    const indent = ' '.repeat(cellsOf(texts[severity]) + 4)
    const named = isError ? files.slice(0, NAMED) : []
    return [
      `  ${label}  ${texts.morePlaces({ code, places, files: files.length })}`,
      ...named.map((file) => indent + oneLine(file)),
      ...(named.length > 0 && named.length < files.length
        ? [indent + texts.moreFiles(files.length - named.length)]
        : []),
    ]
  })
  return [...rows, `  ${colors.cyan('→')} ${texts.allPlaces}`].join('\n')
}

/** Files of one error that are named besides those shown with their lines. */
const NAMED = 20

function formatProblem(problem: Problem, { messages, texts }: Language, colors: Colors, width: number): string {
  const { message, hint } = wordsOf(problem, messages)
  const isError = problem.severity === 'error'
  const label = texts[problem.severity]
  const indent = ' '.repeat(cellsOf(label) + 4)
  const text = wrap(printable(message).trim(), Math.max(30, width - indent.length))
  const [first = '', ...more] = text
  const rows = [
    `  ${isError ? colors.red(colors.bold(label)) : colors.yellow(label)}  ${first}`,
    ...more.map((line) => indent + line),
  ]
  const place = placeOf(problem)
  rows.push(`${indent}${colors.dim(place === '' ? problem.code : `${place}  ${problem.code}`)}`)
  if (problem.frame !== undefined && problem.frame !== '')
    for (const line of printable(problem.frame).split('\n'))
      rows.push(`${indent}${line.startsWith('>') ? line : colors.dim(line)}`)
  if (hint !== undefined) {
    const [advice = '', ...rest] = wrap(printable(hint).trim(), Math.max(30, width - indent.length - 2))
    rows.push(`${indent}${colors.cyan('→')} ${advice}`, ...rest.map((line) => `${indent}  ${line}`))
  }
  return rows.join('\n')
}

/** `source/_posts/你好.md:3:7`: what terminals and editors turn into a link. */
function placeOf({ at }: Problem): string {
  if (at === undefined) return ''
  const line = at.line === undefined ? '' : `:${at.line}${at.column === undefined ? '' : `:${at.column}`}`
  return `${oneLine(at.file)}${line}`
}

/** Problems of the whole site first, then file by file; within a file by line, an error before a warning. */
function groupsOf(problems: readonly Problem[]): readonly (readonly [string, readonly Problem[]])[] {
  const groups = new Map<string, Problem[]>()
  for (const problem of problems) {
    const file = problem.at?.file ?? ''
    const group = groups.get(file)
    if (group) group.push(problem)
    else groups.set(file, [problem])
  }
  const rank = (problem: Problem) => (problem.severity === 'error' ? 0 : 1)
  for (const group of groups.values())
    group.sort(
      (a, b) => (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0) || rank(a) - rank(b),
    )
  return [...groups].sort(([a], [b]) => byCodeUnit(a, b))
}

function countOf(problems: readonly Problem[], texts: Texts['reporting'], colors: Colors): string {
  const errors = problems.filter((problem) => problem.severity === 'error').length
  const warnings = problems.length - errors
  const parts = [
    ...(errors > 0 ? [colors.red(texts.errors(errors))] : []),
    ...(warnings > 0 ? [colors.yellow(texts.warnings(warnings))] : []),
  ]
  return parts.join(', ')
}
