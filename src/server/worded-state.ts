import type { Messages } from '../messages/catalogue.ts'
import { inWords } from '../messages/say.ts'
import type { Texts } from '../messages/texts/en.ts'
import type { LinkedProblem, PageState } from './page-state.ts'

/** Puts words to what a page's panel shows, since the browser has no catalogue. */
export function wordedState(
  state: PageState<LinkedProblem>,
  messages: Messages,
  texts: Texts['serving']['panel'],
): PageState {
  const count = (severity: string) => state.problems.filter((problem) => problem.severity === severity).length
  return {
    ...state,
    problems: state.problems.map((problem) => inWords(problem, messages)),
    labels: {
      errors: texts.errors(count('error')),
      warnings: texts.warnings(count('warning')),
      near: texts.near,
      close: texts.close,
    },
  }
}
