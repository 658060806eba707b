import type { UnwritableCache } from '../base/unwritable-cache.ts'
import type { Goal, Outcome } from './outcome.ts'
import type { Place } from './store.ts'

/** What the pool and its threads say to each other; all of it is plain data. */

/** What a thread is asked to do; it does so in this order. */
export type Order =
  | { readonly kind: 'world'; readonly data: unknown }
  /** Where the texts of a step's values lie, once they are made. */
  | { readonly kind: 'texts'; readonly step: string; readonly places: readonly Place[] }
  | {
      readonly kind: 'keys'
      readonly step: string
      readonly keys: readonly unknown[]
      /** Of each key. */
      readonly goals: readonly (Goal | undefined)[]
      readonly timed: boolean
      /** After which a key of a limited step is given up. */
      readonly seconds: number
    }

/** A log message from a thread whose key is done already: it is printed when it comes. */
export interface Word {
  readonly kind: 'said'
  readonly what: object
}

/** What a thread answers to an order of keys. */
export type Answer =
  | { readonly kind: 'done'; readonly outcomes: readonly Outcome[] }
  | {
      readonly kind: 'failed'
      readonly message: string
      /** Where it is the memory that failed. */
      readonly memory: 'damaged' | UnwritableCache['why'] | undefined
      /** Of the key, in its batch. */
      readonly index: number
    }
