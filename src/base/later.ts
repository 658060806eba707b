/**
 * Values that may come later. Most work here is synchronous and must not pay for promises, so that what is done with a
 * value is done at once, and waits only where the value is a promise.
 */
export type Later<T> = T | PromiseLike<T>

/** Whether somebody has to wait for the value. */
export function isLater<T>(value: Later<T>): value is PromiseLike<T> {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function'
}

/** Goes on with a value: now, or when it is there. */
export function andThen<A, B>(value: Later<A>, next: (value: A) => Later<B>): Later<B> {
  return isLater(value) ? value.then(next) : next(value)
}

/** Does work, and when it has ended, now or later, whether or not it failed, what has to be done then. */
export function lastly<T>(work: () => T, end: () => void): T {
  const fail = (error: unknown): never => {
    end()
    throw error
  }
  let given: T
  try {
    given = work()
  } catch (error) {
    return fail(error)
  }
  if (!isLater(given)) {
    end()
    return given
  }
  const done = (value: unknown) => {
    end()
    return value
  }
  return given.then(done, fail) as T
}

/** Hands a value from one item to the next, in their order: each gets what the one before it gave. */
export function inTurn<Item, Value>(
  items: readonly Item[],
  start: Later<Value>,
  next: (value: Value, item: Item) => Later<Value>,
): Later<Value> {
  return items.reduce((before, item) => andThen(before, (value) => next(value, item)), start)
}

/** Thrown by a synchronous read of what is still being made: whoever read it begins again when that is there. */
export class NotReady extends Error {
  readonly until: PromiseLike<unknown>

  constructor(until: PromiseLike<unknown>) {
    super('What was read is still being made.')
    this.name = 'NotReady'
    this.until = until
  }
}
