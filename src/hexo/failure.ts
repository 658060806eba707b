import { isLater, type Later, NotReady } from '../base/later.ts'
import { BlogError, type Problem, problem } from '../base/problem.ts'
import { WorkTooLong } from '../base/time-limit.ts'
import type { GuestWork } from '../messages/en/guests.ts'
import { nearestPlace } from './log.ts'

/**
 * What scripts, plugins and templates throw → a problem that names them: what was being done is noted where it is done,
 * and made a problem where a computation ends.
 */

/** Where an error keeps what it was thrown by. */
const DOING = Symbol('doing')

type Noted = { readonly [DOING]?: GuestWork; readonly cause?: unknown }

/** Does work of a guest's. What it throws, now or later, is remembered as thrown by it; what is innermost counts. */
export function during<T>(doing: GuestWork, work: () => T): T {
  const note = (error: unknown): never => {
    if (isObject(error) && !(DOING in error) && Object.isExtensible(error))
      Object.defineProperty(error, DOING, { value: doing })
    throw error
  }
  try {
    const given = work()
    return isLater(given) ? (given.then(undefined, note) as T) : given
  } catch (error) {
    return note(error)
  }
}

/** Does work of guests', and throws what they throw, now or later, as a problem. @param otherwise what it was when nothing closer is known */
export function reported<T>(site: string, otherwise: GuestWork, work: () => Later<T>): Later<T> {
  const fail = (error: unknown): never => {
    throw asProblem(site, otherwise, error)
  }
  try {
    const given = work()
    return isLater(given) ? given.then(undefined, fail) : given
  } catch (error) {
    return fail(error)
  }
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
  const reason = error instanceof Error ? error.message : String(error)
  const at = error instanceof Error ? nearestPlace(site, error.stack ?? '') : undefined
  const found = problem('guest-failed', { ...doing, reason: reason.split(`${site}/`).join(''), at }, placeOf(doing, at))
  return new BlogError(found, { cause: error })
}

/** Problems, a value that comes later and is awaited where it is looked for, and the end of somebody's patience. */
const OURS = [BlogError, NotReady, WorkTooLong]

/** Renderers put errors into errors of their own, and an error may be its own cause. */
function doingOf(error: unknown): GuestWork | undefined {
  let at = error
  for (let depth = 0; isObject(at) && depth < 8; depth++, at = at.cause) if (at[DOING] !== undefined) return at[DOING]
  return undefined
}

const isObject = (value: unknown): value is Noted => typeof value === 'object' && value !== null

/** Of work on an article or a page the place is added by who asked for it. */
function placeOf(doing: GuestWork, at: string | undefined): Pick<Problem, 'at'> {
  if (doing.kind === 'view') return { at: { file: doing.name } }
  if (doing.kind !== 'load' && doing.kind !== 'generator') return {}
  const [, file, line] = /^(.*):(\d+)$/.exec(at ?? '') ?? []
  return file === undefined ? {} : { at: { file, line: Number(line) } }
}
