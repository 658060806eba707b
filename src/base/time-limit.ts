import { Script } from 'node:vm'

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
 * Waits for a promise. What it is made by goes on when the time is over, and a loop behind an `await` is never over: no
 * timer gets a turn. To break into it by a debugger's session in a thread works, but Node 20 then ended one build in
 * twenty, where scripts wait for the network: `execution_async_id() == 0` failed.
 * @param seconds 0 for no limit
 * @throws {WorkTooLong}
 */
export async function settledWithin<T>(seconds: number, work: PromiseLike<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_, reject) => {
    // Without a limit too: a process that waits for nothing but a promise ends as if all were done.
    timer =
      seconds > 0 ? setTimeout(() => reject(new WorkTooLong()), seconds * 1000) : setInterval(() => {}, A_LONG_TIME_MS)
  })
  try {
    return await Promise.race([work, tooLong])
  } finally {
    clearTimeout(timer)
  }
}

const A_LONG_TIME_MS = 1 << 30

export class WorkTooLong extends Error {}
