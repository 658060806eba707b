import { BlogError, type Problem } from '../src/base/problem.ts'
import { en } from '../src/messages/en.ts'
import { inWords, wordsOf } from '../src/messages/say.ts'
import type { Words } from '../src/messages/words.ts'

/** A problem's sentence in English, for tests of what a sentence says. What the code does is a matter of code and params. */
export function said(problem: Problem | undefined): string {
  return problem === undefined ? '' : wordsOf(problem, en).message
}

/** Its advice. */
export function advised(problem: Problem | undefined): string | undefined {
  return problem === undefined ? undefined : wordsOf(problem, en).hint
}

/** Each with its sentence and its advice beside code and parameters. */
export function worded(problems: readonly Problem[]): readonly (Problem & Words)[] {
  return problems.map((problem) => inWords(problem, en))
}

/** The problem that ends `work`. */
export function thrownBy(work: () => unknown): Problem {
  try {
    work()
  } catch (error) {
    if (error instanceof BlogError) return error.problem
    throw error
  }
  throw new Error('nothing was thrown')
}
