import type { Messages } from './catalogue.ts'
import type { Params, Words } from './words.ts'

/** A code and its parameters → words. Called where something is printed; until then a problem has no language. */

interface Sayable {
  readonly code: string
  readonly params?: Params
  /** Words that a problem still brings along; none will when all have moved to the catalogue. */
  readonly message?: string
  readonly hint?: string | undefined
  /** How many more of the same kind stand at the same place. */
  readonly more?: number
}

/** Never throws: a code that the catalogue lacks, from another version's memory, is said by itself. */
export function wordsOf(problem: Sayable, messages: Messages): Words {
  const words = wordsOfOne(problem, messages)
  if (problem.more === undefined) return words
  return { ...words, ...messages.more({ message: words.message, count: problem.more }) }
}

function wordsOfOne({ code, params = {}, message, hint }: Sayable, messages: Messages): Words {
  if (message !== undefined) return { message, hint }
  if (code.includes('/')) return params as unknown as Words
  const entry = Object.hasOwn(messages, code) ? messages[code as keyof Messages] : undefined
  // `problem()` alone pairs codes with parameters, and the compiler checks it there.
  return entry === undefined ? { message: `${code}.` } : (entry as (params: Params) => Words)(params)
}

/** The problem with its words beside it, for programs and for the preview's page. */
export function inWords<P extends Sayable>(problem: P, messages: Messages): P & Words {
  return { ...problem, ...wordsOf(problem, messages) }
}
