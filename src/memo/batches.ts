import type { Outcome } from './outcome.ts'

/**
 * The keys of one step as they are shared out among threads, batch by batch, and what came of them until it is taken. It is
 * all that those who work on one step have in common: nobody begins what another has begun.
 */
export interface Batches<K> {
  /** Begins the next keys; undefined when all are begun, enough are ahead of what was taken, or something failed. */
  next(): Batch<K> | undefined
  /** Hears what came of the keys of a batch. */
  put(batch: Batch<K>, outcomes: readonly Outcome[]): void
  /** Hears that a batch cannot be done. The first reason counts. */
  fail(error: Error): void
  /** Begins nothing more. */
  stop(): void
  /** Whether it is known what came of a key. @throws what failed, when it is not known */
  has(number: number): boolean
  /** What came of a key. They are taken in their order, and then let go. */
  take(number: number): Outcome
  /** Resolves when something was put, or failed. */
  change(): Promise<void>
}

export interface Batch<K> {
  /** The number of its first key. */
  readonly from: number
  readonly keys: readonly K[]
}

/** Small enough to share out evenly, large enough that messages and guards cost little. */
const BATCH = 64

/** @param ahead how many keys are begun before the first of them is taken */
export function createBatches<K>(keys: readonly K[], threads: number, ahead: number): Batches<K> {
  const outcomes: (Outcome | undefined)[] = []
  let begun = 0
  let taken = 0
  let failure: Error | undefined
  let wake = (): void => {}
  return {
    next() {
      if (failure !== undefined || begun >= Math.min(keys.length, taken + ahead)) return undefined
      const from = begun
      // Smaller towards the end, so that all are done at the same time.
      begun += Math.ceil(Math.min(BATCH, (keys.length - from) / (4 * threads)))
      return { from, keys: keys.slice(from, begun) }
    },
    put({ from }, made) {
      for (const [index, outcome] of made.entries()) outcomes[from + index] = outcome
      wake()
    },
    fail(error) {
      failure ??= error
      wake()
    },
    stop() {
      begun = keys.length
    },
    has(number) {
      if (outcomes[number] !== undefined) return true
      if (failure !== undefined) throw failure
      return false
    },
    take(number) {
      const outcome = outcomes[number] as Outcome
      outcomes[number] = undefined
      taken = number + 1
      return outcome
    },
    change: () => new Promise((resolve) => (wake = resolve)),
  }
}
