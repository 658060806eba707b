import { existsSync, readFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { isLater, type Later, NotReady } from '../base/later.ts'
import { shownPath } from '../base/paths.ts'
import { BlogError, frameOf, type Problem, problem } from '../base/problem.ts'
import { settledWithin, WorkTooLong, withinSeconds } from '../base/time-limit.ts'
import type { GuestWork } from '../messages/en/guests.ts'
import { wordsOfEngine } from './engine-words.ts'
import { Exit } from './process.ts'
import { currentReading } from './reading.ts'
import { nearestPlace, placeBelowTemplate } from './stack.ts'

/**
 * What scripts, plugins and templates throw → a problem that names them: what was being done is noted where it is done,
 * and made a problem where a computation ends.
 */

/** Where an error keeps what it was thrown by. */
const DOING = Symbol('doing')

type Noted = { readonly [DOING]?: GuestWork; readonly cause?: unknown; readonly code?: unknown }

/** Does work of a guest's. What it throws, now or later, is remembered as thrown by it; what is innermost counts. */
export function during<T>(doing: GuestWork, work: () => T): T {
  const note = (thrown: unknown): never => {
    // Nobody knows where a mere word was thrown.
    const error = isObject(thrown) ? thrown : Object.assign(new Error(String(thrown)), { stack: '' })
    if (!(DOING in error) && Object.isExtensible(error)) Object.defineProperty(error, DOING, { value: doing })
    throw error
  }
  try {
    const given = work()
    return isLater(given) ? (given.then(undefined, note) as T) : given
  } catch (error) {
    return note(error)
  }
}

/**
 * The same for work that belongs to no article and no page, whose limit of time it would use up.
 * @param seconds 0 for no limit
 * @param at whose work it is where it takes too long, which has no stack
 */
export function duringAtMost<T>(seconds: number, doing: GuestWork, work: () => Later<T>, at?: string): Promise<T> {
  return during(doing, async () => {
    // With a loop that is ended go the promises that are about to be handed on: by now all are.
    if (seconds > 0) await nextTurn()
    try {
      // Ended from outside, a loop here would take with it what others were promised.
      return await settledWithin(seconds, Promise.resolve(seconds > 0 ? withinSeconds(seconds, work) : work()))
    } catch (error) {
      throw error instanceof WorkTooLong ? new Endless(seconds, at) : error
    }
  })
}

class Endless extends Error {
  readonly seconds: number
  readonly at: string | undefined
  constructor(seconds: number, at: string | undefined) {
    super()
    this.seconds = seconds
    this.at = at
    this.stack = ''
  }
}

/** Whether it would take as long again to hear of it again. */
export function isEndless(error: unknown): boolean {
  return endlessOf(error) !== undefined
}

function endlessOf(error: unknown): Endless | undefined {
  for (const one of causesOf(error)) if (one instanceof Endless) return one
  return undefined
}

/** What Node refuses in any thread but the first, as `process.chdir`. */
function isOfThread(error: unknown): boolean {
  for (const { code } of causesOf(error)) if (code === 'ERR_WORKER_UNSUPPORTED_OPERATION') return true
  return false
}

/** The end of the process that was asked for, though what was thrown for it may have come no further. */
function exitOf(error: unknown): Exit | undefined {
  for (const one of causesOf(error)) if (one instanceof Exit) return one
  return currentReading()?.exits[0]
}

/** Does work of guests', and throws what they throw, now or later, as a problem. @param otherwise what it was when nothing closer is known */
export function reported<T>(site: string, otherwise: GuestWork, work: () => Later<T>): Later<T> {
  const fail = (error: unknown): never => {
    throw asProblem(site, otherwise, error)
  }
  const done = (value: T): T => {
    const exit = currentReading()?.exits[0]
    return exit === undefined ? value : fail(exit)
  }
  let given: Later<T>
  try {
    given = work()
  } catch (error) {
    return fail(error)
  }
  return isLater(given) ? given.then(done, fail) : done(given)
}

/** The same, for what cannot be waited for; what comes later is noted as {@link during} does. */
export function reportedAtOnce<T>(site: string, doing: GuestWork, work: () => T): T {
  try {
    return during(doing, work)
  } catch (error) {
    throw asProblem(site, doing, error)
  }
}

/** @returns errors of ours as they are, others as {@link BlogError} guest-failed */
export function asProblem(site: string, otherwise: GuestWork, error: unknown): unknown {
  if (OURS.some((kind) => error instanceof kind)) return error
  const doing = doingOf(error) ?? otherwise
  const message = error instanceof Error ? error.message : String(error)
  const words = doing.kind === 'view' || doing.kind === 'page' ? wordsOfEngine(message) : { reason: message }
  const template = 'file' in words ? placeOfTemplate(site, words) : undefined
  const stack = stackOf(error)
  const { seconds, at: endlessAt } = endlessOf(error) ?? {}
  const at = (template === undefined ? nearestPlace : placeBelowTemplate)(site, stack) ?? endlessAt
  // Where Node looked for a module is no news.
  const reason = words.reason
    .split(`${site}/`)
    .join('')
    .replace(/\nRequire stack:.*$/s, '')
  const work = template ? ({ kind: 'view', name: template.at.file } as const) : doing
  const exit = exitOf(error)?.call
  const params = {
    ...work,
    reason,
    at,
    ...(seconds !== undefined && { seconds }),
    ...(exit !== undefined && { exit }),
    ...(isOfThread(error) && { isOfThread: true }),
  }
  const found: Problem = {
    ...problem('guest-failed', params, template ?? placeOf(site, doing, otherwise, at)),
    fault: JSON.stringify(params),
    ...(otherwise.kind === 'page' && doing.kind !== 'page' && { during: { kind: 'own', name: otherwise.name } }),
  }
  return new BlogError(found, { cause: error })
}

/** Problems, a value that comes later and is awaited where it is looked for, and the end of somebody's patience. */
const OURS = [BlogError, NotReady, WorkTooLong]

/** Renderers put errors into errors of their own, and an error may be its own cause. */
function* causesOf(error: unknown): Generator<Noted> {
  let at = error
  for (let depth = 0; isObject(at) && depth < 8; depth++, at = at.cause) yield at
}

function doingOf(error: unknown): GuestWork | undefined {
  for (const one of causesOf(error)) if (one[DOING] !== undefined) return one[DOING]
  return undefined
}

/** Of the error that the others were made of, without its message, which may hold anything. */
function stackOf(error: unknown): string {
  const first = [...causesOf(error)].findLast((one) => one instanceof Error) as Error | undefined
  return first === undefined ? '' : (first.stack ?? '').replace(first.message, '')
}

const isObject = (value: unknown): value is Noted => typeof value === 'object' && value !== null

/** Where the engine says that the fault is, if that is a file of the site's. */
function placeOfTemplate(
  site: string,
  { file = '', line, column }: ReturnType<typeof wordsOfEngine>,
): (Pick<Problem, 'frame'> & { readonly at: NonNullable<Problem['at']> }) | undefined {
  const path = isAbsolute(file) ? file : join(site, file)
  const at = {
    file: shownPath(site, path),
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
  }
  try {
    const text = readFileSync(path, 'utf8')
    return { at, ...(line !== undefined && { frame: frameOf(text, line, column) }) }
  } catch {
    return undefined
  }
}

/** Of work on an article or a page the place is added by who asked for it; all else is at fault where its code is. */
function placeOf(site: string, doing: GuestWork, otherwise: GuestWork, at: string | undefined): Pick<Problem, 'at'> {
  if (doing.kind === 'view') return { at: { file: doing.name } }
  const isOfOne = otherwise.kind === 'article' || otherwise.kind === 'page'
  if (isOfOne && doing.kind !== 'load' && doing.kind !== 'generator') return {}
  const [, file, line] = /^(.*):(\d+)$/.exec(at ?? '') ?? []
  if (file !== undefined) return { at: { file, line: Number(line) } }
  return { at: { file: existsSync(join(site, doing.name)) ? doing.name : 'package.json' } }
}
