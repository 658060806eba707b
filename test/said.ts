import type { Problem } from '../src/base/problem.ts'
import { en } from '../src/messages/en.ts'
import { wordsOf } from '../src/messages/say.ts'

/** A problem's sentence in English, for tests of what a sentence says. What the code does is a matter of code and params. */
export function said(problem: Problem | undefined): string {
  return problem === undefined ? '' : wordsOf(problem, en).message
}

/** Its advice. */
export function advised(problem: Problem | undefined): string | undefined {
  return problem === undefined ? undefined : wordsOf(problem, en).hint
}
