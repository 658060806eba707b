import { Script } from 'node:vm'
import { watchFor } from './watchdog.ts'

/**
 * Ends work that does not end by itself: an endless loop in a template, a pattern that tries for ever. Only Node's `vm`
 * can break into code that never waits; a call costs 0.3 ms.
 */

const WORK = Symbol.for('hanmo.work')
const CALL = new Script(`globalThis[Symbol.for('hanmo.work')]()`)
const slot = globalThis as { [WORK]?: (() => void) | undefined }

/** @throws {WorkTooLong} when the work takes more seconds; whatever the work throws */
export function withinSeconds<T>(seconds: number, work: () => T): T {
  let result: T | undefined
  const outer = slot[WORK]
  slot[WORK] = () => {
    result = work()
  }
  try {
    CALL.runInThisContext({ timeout: seconds * 1000, displayErrors: false })
    return result as T
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT' ? new WorkTooLong() : error
  } finally {
    slot[WORK] = outer
  }
}

/**
 * Waits for a promise. What it is made by goes on when the time is over, but for a loop that would never let anybody else
 * have a turn.
 * @param seconds 0 for no limit
 * @throws {WorkTooLong}
 */
export async function settledWithin<T>(seconds: number, work: PromiseLike<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const answered = seconds > 0 ? watchFor(seconds) : () => {}
  const tooLong = new Promise<never>((_, reject) => {
    // Without a limit too: a process that waits for nothing but a promise ends as if all were done.
    timer =
      seconds > 0 ? setTimeout(() => reject(new WorkTooLong()), seconds * 1000) : setInterval(() => {}, A_LONG_TIME_MS)
  })
  try {
    return await Promise.race([work, tooLong])
  } finally {
    clearTimeout(timer)
    answered()
  }
}

const A_LONG_TIME_MS = 1 << 30

export class WorkTooLong extends Error {}
