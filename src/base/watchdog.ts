import { isMainThread, Worker } from 'node:worker_threads'

/**
 * Breaks into code that never ends behind an `await`, where the limit of Node's `vm` does not hold: another thread looks at
 * the clock and asks V8 to end what runs here, as a debugger does. What was promised then never comes; whoever waits for it
 * with a limit goes on.
 */

interface Watchdog {
  /** When the one that has waited longest should have been answered, in ms as every thread counts them; 0 when nobody waits. */
  readonly due: Float64Array
  readonly waiting: Set<{ readonly due: number }>
}

const WATCHDOG = Symbol.for('hanmo.watchdog')
const slot = globalThis as { [WATCHDOG]?: Watchdog }

/** For a loop that is only busy with something else. */
const GRACE_MS = 1000

/**
 * Starts the thread. To be called before an `AsyncLocalStorage` is in use: started later, behind an `await`, it made
 * Node 20 abort one build in fifteen of a site whose scripts wait for the network (`execution_async_id() == 0`); none of
 * 120 when it was started first.
 */
export function startWatchdog(): void {
  if (isMainThread) slot[WATCHDOG] ??= start()
}

/** @returns what to call when the answer is there */
export function watchFor(seconds: number): () => void {
  // A thread's own loop ends with the thread.
  if (!isMainThread) return () => {}
  slot[WATCHDOG] ??= start()
  const { due, waiting } = slot[WATCHDOG]
  const one = { due: performance.timeOrigin + performance.now() + seconds * 1000 + GRACE_MS }
  const tell = () => {
    due[0] = waiting.size === 0 ? 0 : Math.min(...Array.from(waiting, (other) => other.due))
  }
  waiting.add(one)
  tell()
  return () => {
    waiting.delete(one)
    tell()
  }
}

/**
 * Where an `AsyncLocalStorage` is in use, Node keeps a stack of the callbacks that are running. One that is ended here never
 * leaves it, and Node would abort ("async hook stack has become corrupted"). Only Node's own binding can empty that stack;
 * versions without the binding keep none.
 */
const START_ANEW = `(() => {
  const { noDeprecation } = process
  process.noDeprecation = true
  try {
    process.binding('async_wrap').clearAsyncIdStack()
  } catch {
  } finally {
    process.noDeprecation = noDeprecation
  }
})()`

/** Runs in the other thread. One look: between two, whoever waits may have got an answer and wait no more. */
export function isOver(due: ArrayLike<number>, nowMs: number): boolean {
  const at = due[0] as number
  return at !== 0 && nowMs >= at
}

const THREAD = `
import { Session } from 'node:inspector'
import { workerData } from 'node:worker_threads'
const due = new Float64Array(workerData)
const isOver = ${isOver}
setInterval(() => {
  if (!isOver(due, performance.timeOrigin + performance.now())) return
  due[0] = 0
  const session = new Session()
  session.connectToMainThread()
  session.post('Runtime.evaluate', { expression: ${JSON.stringify(START_ANEW)} })
  session.post('Runtime.terminateExecution', () => session.disconnect())
}, 250)`

function start(): Watchdog {
  const shared = new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT)
  const thread = new Worker(new URL(`data:text/javascript,${encodeURIComponent(THREAD)}`), { workerData: shared })
  // A Node without an inspector: then the loop goes on, as it did.
  thread.on('error', () => {})
  thread.unref()
  return { due: new Float64Array(shared), waiting: new Set() }
}
