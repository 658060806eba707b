import { BlogError, frameOf, type Problem, positionOf } from '../base/problem.ts'
import { nearest } from '../base/text.ts'
import { type Frame, namesIn } from './frame.ts'
import { codeSegments, type Segment, type TextOrigin, unbalancedAt } from './template-code.ts'

/**
 * Errors of templates, with the place in the template. EJS knows the line where a tag starts, and nothing for a syntax
 * error; V8 knows the place in the JavaScript that EJS generated, in which the code of each tag stands word for word.
 */

/** What a helper throws at bad arguments: the place in the template is added where it is caught. */
export class HelperError extends Error {
  readonly code: string
  readonly hint: string | undefined

  constructor(message: string, { code = 'template-failed', hint }: { code?: string; hint?: string } = {}) {
    super(message)
    this.name = 'HelperError'
    this.code = code
    this.hint = hint
  }
}

/** @param generated the JavaScript that was made of `text` */
export function syntaxProblem(
  error: unknown,
  text: string,
  generated: string,
  origin: TextOrigin,
): Omit<Problem, 'severity'> {
  const said = error instanceof Error ? error.message : String(error)
  const open = /^Could not find matching close tag/.test(said) ? text.lastIndexOf('<%') : -1
  const segments = codeSegments(text)
  const bracket = BRACKETS.test(said) ? unbalancedAt(segments) : undefined
  const offset =
    open >= 0 ? open : (bracket ?? errorOffset(error, generated, segments, origin) ?? unbalancedAt(segments))
  const reason = open >= 0 ? 'a tag is opened with "<%" and never closed' : (said.split(' in ')[0] ?? said)
  return {
    code: 'template-syntax',
    message: `The template cannot be compiled: ${sentence(reason)}`,
    hint:
      open >= 0
        ? 'Close the tag with "%>".'
        : 'Look for a missing or surplus bracket, quote or "{ … }" in the tags around this line.',
    ...placeIn(origin, offset),
  }
}

const ABSENT = /^Cannot read propert|is not a function/

/** V8 notices a missing bracket long after the place where it should be. */
const BRACKETS = /missing \)|Unexpected end of input|Unexpected token '[)\]}]'/

/** @param line of the tag that ran, as EJS counts: where the error's own frames do not tell the place */
export function runtimeProblem(
  error: unknown,
  text: string,
  generated: string,
  origin: TextOrigin,
  frame: Frame,
  line: number,
): Omit<Problem, 'severity'> {
  const said = error instanceof Error ? error.message : String(error)
  const offset = errorOffset(error, generated, codeSegments(text), origin) ?? offsetOfLine(text, line)
  // What an extension's helper says is said; only the place is not known there.
  if (error instanceof BlogError) return { ...error.problem, ...placeIn(origin, offset) }
  const helper = error instanceof HelperError ? error : undefined
  const unknown = /^(\S+) is not defined$/.exec(said)?.[1]
  const suggestion = unknown === undefined ? undefined : nearest(unknown, namesIn(frame))
  const hint =
    helper?.hint ??
    (suggestion === undefined
      ? unknown === undefined
        ? ABSENT.test(said)
          ? 'Something on this line is missing on this page: test for it first, or write `?.` before the member.'
          : 'Correct the code on this line of the template.'
        : `Pass "${unknown}" to the partial, or test for it with \`typeof ${unknown} !== 'undefined'\`.`
      : `Did you mean "${suggestion}"?`)
  return {
    code: helper?.code ?? 'template-failed',
    message: helper ? sentence(said) : `The template failed: ${sentence(said)}`,
    hint,
    ...placeIn(origin, offset),
  }
}

/** Where V8 stopped, when that is in the code of a tag. */
function errorOffset(
  error: unknown,
  generated: string,
  segments: readonly Segment[],
  { view }: TextOrigin,
): number | undefined {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  // A syntax error begins with `file:line`, the line, and carets below the place.
  const [first = '', , carets = ''] = stack.split('\n')
  if (error instanceof SyntaxError && first.startsWith(`${view.file}:`))
    return templateOffset(generated, Number(first.slice(view.file.length + 1)), carets.indexOf('^') + 1, segments)
  // Any other has frames, below a message that may hold anything.
  const frame = stack
    .slice(Math.max(0, stack.indexOf('\n    at ')))
    .split('\n')
    .find((row) => row.includes(`${view.file}:`))
  const place = /^(\d+):(\d+)/.exec(frame?.slice(frame.indexOf(`${view.file}:`) + view.file.length + 1) ?? '')
  return place ? templateOffset(generated, Number(place[1]), Number(place[2]), segments) : undefined
}

/** From line and column (from 1) in the generated code to the offset in the template. */
function templateOffset(
  generated: string,
  line: number,
  column: number,
  segments: readonly Segment[],
): number | undefined {
  const offset = offsetOfLine(generated, line) + column - 1
  let cursor = 0
  for (const { start, code, before } of segments) {
    const at = generated.indexOf(before + code, cursor)
    if (at < 0) continue
    const from = at + before.length
    if (offset >= from && offset <= from + code.length) return start + offset - from
    cursor = from + code.length
  }
  return undefined
}

function offsetOfLine(text: string, line: number): number {
  let offset = 0
  for (let number = 1; number < line; number++) {
    const end = text.indexOf('\n', offset)
    if (end < 0) return offset
    offset = end + 1
  }
  return offset
}

function placeIn({ view, offset: before }: TextOrigin, offset: number | undefined): Pick<Problem, 'at' | 'frame'> {
  if (offset === undefined) return { at: { file: view.file } }
  const { line, column } = positionOf(view.text, before + offset)
  return { at: { file: view.file, line, column }, frame: frameOf(view.text, line, column) }
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}
