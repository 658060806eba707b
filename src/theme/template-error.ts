import { Script } from 'node:vm'
import { frameOf, type Problem, positionOf } from '../base/problem.ts'
import { nearest } from '../base/text.ts'
import type { Locals } from './members.ts'
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

/** @param generated the JavaScript that EJS made of `text` */
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
  const offset = open >= 0 ? open : (bracket ?? syntaxOffset(generated, segments) ?? unbalancedAt(segments))
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

/** V8 notices a missing bracket long after the place where it should be. */
const BRACKETS = /missing \)|Unexpected end of input|Unexpected token '[)\]}]'/

/** Where V8 stops reading the generated code, if that is inside a tag. */
function syntaxOffset(generated: string, segments: readonly Segment[]): number | undefined {
  const name = 'template-under-test'
  try {
    new Script(`(function (locals, escapeFn, include, rethrow) {\n${generated}\n})`, { filename: name })
    return undefined
  } catch (error) {
    const [first = '', , carets = ''] = (error instanceof Error ? (error.stack ?? '') : '').split('\n')
    if (!first.startsWith(`${name}:`)) return undefined
    const line = Number(first.slice(name.length + 1)) - 1
    return templateOffset(generated, line, carets.indexOf('^') + 1, segments)
  }
}

export function runtimeProblem(
  error: unknown,
  text: string,
  generated: string,
  origin: TextOrigin,
  locals: Locals,
): Omit<Problem, 'severity'> {
  const { line, said } = fromEjs(error)
  const offset = runtimeOffset(error, text, generated, origin) ?? offsetOfLine(text, line)
  const helper = error instanceof HelperError ? error : undefined
  const unknown = /^(\S+) is not defined$/.exec(said)?.[1]
  const suggestion = unknown === undefined ? undefined : nearest(unknown, namesOf(locals))
  const hint =
    helper?.hint ??
    (suggestion === undefined
      ? unknown === undefined
        ? undefined
        : `Pass "${unknown}" to the partial, or test for it with \`typeof ${unknown} !== 'undefined'\`.`
      : `Did you mean "${suggestion}"?`)
  return {
    code: helper?.code ?? 'template-failed',
    message: helper ? sentence(said) : `The template failed: ${sentence(said)}`,
    ...(hint === undefined ? {} : { hint }),
    ...placeIn(origin, offset),
  }
}

/** EJS puts file, line and lines before the message: `file:3\n  1| …\n\nmessage`. */
function fromEjs(error: unknown): { line: number; said: string } {
  const message = error instanceof Error ? error.message : String(error)
  const match = /^[^\n]*:(\d+)\n(?:[ >]+\d+\| [^\n]*\n)+\n/.exec(message)
  return match ? { line: Number(match[1]), said: message.slice(match[0].length) } : { line: 1, said: message }
}

/** The generated function begins with six lines that are not in `generated`. */
const LINES_BEFORE = 6

function runtimeOffset(error: unknown, text: string, generated: string, { view }: TextOrigin): number | undefined {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  // The message may hold anything; frames come after it.
  const frames = stack.slice(stack.lastIndexOf('\n    at ', stack.indexOf('    at ')))
  for (const mark of [`${JSON.stringify(view.file)}:`, `${view.file}:`]) {
    const at = frames.indexOf(mark)
    const match = at < 0 ? null : /^(\d+):(\d+)/.exec(frames.slice(at + mark.length))
    if (match) return templateOffset(generated, Number(match[1]) - LINES_BEFORE, Number(match[2]), codeSegments(text))
  }
  return undefined
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

function* namesOf(locals: Locals): Iterable<string> {
  for (const name in locals) yield name
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}
