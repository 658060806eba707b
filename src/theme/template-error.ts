import { BlogError, frameOf, type Problem, positionOf, problem } from '../base/problem.ts'
import { nearest } from '../base/text.ts'
import { type Frame, namesIn } from './frame.ts'
import { codeSegments, type Segment, type TextOrigin, unbalancedAt } from './template-code.ts'

/**
 * Errors of templates, with the place in the template. EJS knows the line where a tag starts, and nothing for a syntax
 * error; V8 knows the place in the JavaScript that EJS generated, in which the code of each tag stands word for word.
 */

/** @param generated the JavaScript that was made of `text` */
export function syntaxProblem(error: unknown, text: string, generated: string, origin: TextOrigin): Problem {
  const said = error instanceof Error ? error.message : String(error)
  const open = /^Could not find matching close tag/.test(said) ? text.lastIndexOf('<%') : -1
  const segments = codeSegments(text)
  const bracket = BRACKETS.test(said) ? unbalancedAt(segments) : undefined
  const offset =
    open >= 0 ? open : (bracket ?? errorOffset(error, generated, segments, origin) ?? unbalancedAt(segments))
  const params =
    open >= 0 ? ({ why: 'open-tag' } as const) : ({ why: 'parser', error: said.split(' in ')[0] ?? said } as const)
  return problem('template-syntax', params, placeIn(origin, offset))
}

const ABSENT = /^Cannot read propert|is not a function/

/** V8 notices a missing bracket long after the place where it should be. */
const BRACKETS = /missing \)|Unexpected end of input|Unexpected token '[)\]}]'/

/** @param line of the tag that ran, as EJS counts: where the error's own frames do not give the place */
export function runtimeProblem(
  error: unknown,
  text: string,
  generated: string,
  origin: TextOrigin,
  frame: Frame,
  line: number,
): Problem {
  const said = error instanceof Error ? error.message : String(error)
  const offset = errorOffset(error, generated, codeSegments(text), origin) ?? offsetOfLine(text, line)
  // A helper, ours or an extension's, says what is wrong; only the place is not known there.
  if (error instanceof BlogError) return { ...error.problem, ...placeIn(origin, offset) }
  const name = /^(\S+) is not defined$/.exec(said)?.[1]
  if (name !== undefined) {
    const params = { fault: 'undefined', error: said, name, near: nearest(name, namesIn(frame)) } as const
    return problem('template-failed', params, placeIn(origin, offset))
  }
  const fault = ABSENT.test(said) ? 'absent' : 'thrown'
  return problem('template-failed', { fault, error: said }, placeIn(origin, offset))
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
