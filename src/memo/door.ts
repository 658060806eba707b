import { isLater, type Later, NotReady } from '../base/later.ts'
import type { Door } from './engine.ts'
import type { Result } from './step.ts'

/**
 * A door from what makes the value behind it. A computation reads through it at once or not at all; whoever opens it
 * waits, and begins again when what was missing is there.
 */
export function doorOf<V>(attempt: (id: string) => Later<Result<V>>): Door<V> {
  return {
    get(id) {
      const result = attempt(id)
      if (isLater(result)) throw new NotReady(result)
      return result.value
    },
    async make(id) {
      for (;;) {
        try {
          return await attempt(id)
        } catch (error) {
          if (!(error instanceof NotReady)) throw error
          // Whatever it fails with, it fails with again.
          await Promise.resolve(error.until).catch(() => {})
        }
      }
    },
  }
}

/**
 * Makes the value of each id once. A promise stands for its value until that is there; what failed is made again.
 * @param meanwhile what a value finds that asks for itself while it is made
 */
export function onceEach<T>(make: (id: string) => Later<T>, meanwhile: T): (id: string) => Later<T> {
  const known = new Map<string, Later<T>>()
  const failed = (id: string, error: unknown): never => {
    known.delete(id)
    throw error
  }
  const settle = (id: string, value: T): T => {
    known.set(id, value)
    return value
  }
  return (id) => {
    const before = known.get(id)
    if (before !== undefined || known.has(id)) return before as Later<T>
    known.set(id, meanwhile)
    try {
      const made = make(id)
      if (!isLater(made)) return settle(id, made)
      const promised = Promise.resolve(made).then(
        (value) => settle(id, value),
        (error) => failed(id, error),
      )
      // Perhaps nobody waits: whoever read it may have failed before.
      promised.catch(() => {})
      known.set(id, promised)
      return promised
    } catch (error) {
      return failed(id, error)
    }
  }
}
