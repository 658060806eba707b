import type { Facts } from './facts.ts'

/**
 * What a computation read from facts, so that it can be read again from another page's: then that page's engine knows of
 * it too, and the result may be used there when everything is as it was.
 */
export interface Replay {
  /** The same facts; each look-up is noted with what it gave. */
  readonly facts: Facts
  /** Reads all of it again. False as soon as something is not what it was. */
  holds(now: Facts): boolean
}
