import type { Problem } from '../base/problem.ts'

/**
 * Many problems → those that are worth a reader's time, and how many more there are of each kind. A convention that a
 * whole blog follows gives a warning a picture, a key that all posts lack an error each; a few show what is meant, and a
 * count says how often.
 */

export interface Condensed {
  readonly shown: readonly Problem[]
  /** What is not shown, by code in the order in which they came. */
  readonly left: readonly Left[]
}

export interface Left {
  readonly code: string
  readonly places: number
  /** The files that they are in, in the order in which they came. */
  readonly files: readonly string[]
  readonly severity: Problem['severity']
}

/** Places of one code that one file shows. */
const A_FILE = 3
/** Files that show a code. Errors take more lines each. */
const FILES = { error: 3, warning: 5 }

export function condense(problems: readonly Problem[]): Condensed {
  const places = new Map<string, number>()
  const filesOf = new Map<string, Set<string>>()
  const left = new Map<string, { places: number; files: Set<string>; severity: Problem['severity'] }>()
  const shown = problems.filter(({ code, severity, at }) => {
    const file = at?.file ?? ''
    const files = filesOf.get(code) ?? new Set()
    filesOf.set(code, files)
    const count = places.get(`${code}\n${file}`) ?? 0
    const isShown = count < A_FILE && (files.has(file) || files.size < FILES[severity])
    if (isShown) {
      files.add(file)
      places.set(`${code}\n${file}`, count + 1)
      return true
    }
    const more = left.get(code) ?? { places: 0, files: new Set<string>(), severity }
    left.set(code, more)
    more.places++
    if (file !== '') more.files.add(file)
    return false
  })
  return {
    shown,
    left: Array.from(left, ([code, { files, ...rest }]) => ({ code, files: [...files], ...rest })),
  }
}
