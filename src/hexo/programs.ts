import type { ChildProcess } from 'node:child_process'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'

/**
 * Programs that guests start while they are made ready, such as `node -v`: what these answer may change the config that
 * pages show, and may come at any time. So everything that follows waits for them. What is thrown where they are answered
 * belongs to nobody's work; here it ends the waiting.
 */
export class Programs {
  readonly #running = new Set<ChildProcess>()

  /** Remembers what is started in the work. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    const started = (message: unknown) => {
      const { process: program } = message as { process: ChildProcess }
      this.#running.add(program)
      program.on('close', () => this.#running.delete(program))
      program.on('error', () => this.#running.delete(program))
    }
    subscribe('child_process', started)
    try {
      return await work()
    } finally {
      unsubscribe('child_process', started)
    }
  }

  /** Waits, but not for what runs longer than that: it may be made to stay. @throws what was thrown in an answer */
  async ended(patienceMs = 10_000): Promise<void> {
    if (this.#running.size === 0) return
    await this.during(async () => {
      const answers = caught()
      const patience = new Promise<'over'>((done) => setTimeout(done, patienceMs, 'over').unref())
      try {
        for (let what: unknown; what !== 'over' && this.#running.size > 0; )
          what = await Promise.race([patience, answers.thrown, nextOf(this.#running)])
      } finally {
        answers.stop()
        this.#running.clear()
      }
    })
  }
}

function nextOf(running: ReadonlySet<ChildProcess>): Promise<unknown> {
  return Promise.race(
    Array.from(
      running,
      // Whoever started it hears of its end first, and may start another.
      (program) => new Promise((done) => program.once('close', () => setImmediate(done)).once('error', done)),
    ),
  )
}

function caught(): { readonly thrown: Promise<never>; stop(): void } {
  let fail = (_: unknown) => {}
  const thrown = new Promise<never>((_, reject) => {
    fail = reject
  })
  thrown.catch(() => {})
  if (process.hasUncaughtExceptionCaptureCallback()) return { thrown, stop: () => {} }
  process.setUncaughtExceptionCaptureCallback(fail)
  return { thrown, stop: () => process.setUncaughtExceptionCaptureCallback(null) }
}
