import { andThen, type Later } from '../base/later.ts'
import type { Around, Library } from '../markdown/options.ts'
import type { Spent, Timing } from './engine.ts'

/** The one place where a computation meets a clock: how long a key takes, and the libraries that are called for it. */
export interface Stopwatch<K> {
  readonly timed: <T>(key: K, work: () => Later<T>) => Later<T>
  readonly around: Around
}

export function createStopwatch<K>({ now, took }: Timing<K>): Stopwatch<K> {
  let libraries: Partial<Record<Library, Spent>> = {}
  return {
    timed(key, work) {
      libraries = {}
      const started = now()
      return andThen(work(), (result) => {
        took(key, { ms: now() - started, libraries })
        return result
      })
    },
    around(library, work) {
      const started = now()
      const result = work()
      const { count, ms } = libraries[library] ?? { count: 0, ms: 0 }
      libraries[library] = { count: count + 1, ms: ms + now() - started }
      return result
    },
  }
}
