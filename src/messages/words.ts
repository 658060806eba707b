/** What all catalogues are made of, in whatever language. */

/** A problem in words. */
export interface Words {
  /** What happened and why: a full sentence in the author's words. */
  readonly message: string
  /** What to do about it. */
  readonly hint?: string | undefined
}

/**
 * What a sentence can be given: plain data, since problems are remembered as JSON and cross threads. `undefined` is left
 * out there, so a parameter that may be missing is an optional one.
 */
export type Param = string | number | boolean | readonly string[] | Named | readonly Named[] | undefined

/** A thing that each language has a word for. */
interface Named {
  readonly kind: string
  readonly name?: string
}

export type Params = Readonly<Record<string, Param>>

/** One area's entries: `{ 'image-missing': (p: { picture: string }) => ({ message, hint }) }`. */
export type Area = Readonly<Record<string, (params: never) => Words>>
