import type { en } from './en.ts'
import type { Words } from './words.ts'

/** The shape that every language's catalogue has: English decides which codes there are and which parameters each takes. */

/** Permanent: authors silence problems by it, and other programs read it. */
export type Code = keyof typeof en

/** A code of somebody else, an extension's: `"words/too-long"`. Its problem brings its own words. */
export type OwnCode = `${string}/${string}`

/** What a problem's sentence says besides what is the same for all of its code. */
export type ParamsOf<C extends Code | OwnCode> = C extends Code
  ? Parameters<(typeof en)[C]> extends [infer P]
    ? P
    : Readonly<Record<string, never>>
  : Words

/** One area in another language: the codes of the English one, each with the same parameters. */
export type Translated<A> = {
  readonly [C in keyof A]: A[C] extends (params: infer P) => Words ? (params: P) => Words : never
}

/** One language's words for every code. */
export type Messages = { readonly [C in Code]: (params: ParamsOf<C>) => Words }
