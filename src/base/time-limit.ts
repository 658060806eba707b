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

export class WorkTooLong extends Error {}
