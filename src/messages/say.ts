import type { Messages } from './catalogue.ts'
import type { Owner } from './texts/en/owners.ts'
import type { Params, Words } from './words.ts'

/** A code and its parameters → words. Called where something is printed; until then a problem has no language. */

interface Sayable {
  readonly code: string
  readonly params?: Params
  /** For these see `Problem`. */
  readonly more?: number
  readonly by?: { readonly extension: string; readonly hook: string }
  readonly during?: Owner
}

/** Never throws: a code that the catalogue lacks, from another version's memory, is said by itself. */
export function wordsOf(problem: Sayable, messages: Messages): Words {
  const { by, during, more } = problem
  let words = wordsOfOne(problem, messages)
  const around = (said: Words) => {
    words = { ...words, ...said }
  }
  if (by !== undefined) around(messages.by({ message: words.message, ...by }))
  if (during !== undefined) around(messages.during({ message: words.message, owner: during }))
  if (more !== undefined) around(messages.more({ message: words.message, count: more }))
  return words
}

function wordsOfOne({ code, params = {} }: Sayable, messages: Messages): Words {
  if (code.includes('/')) return params as unknown as Words
  const entry = Object.hasOwn(messages, code) ? messages[code as keyof Messages] : undefined
  // `problem()` alone pairs codes with parameters, and the compiler checks it there.
  return entry === undefined ? { message: `${code}.` } : (entry as (params: Params) => Words)(params)
}

/** The problem with its words beside it, for programs and for the preview's page. */
export function inWords<P extends Sayable>(problem: P, messages: Messages): P & Words {
  return { ...problem, ...wordsOf(problem, messages) }
}
