import type { Problem } from '../base/problem.ts'

/**
 * Many problems → those that are worth a reader's time, and how many more there are of each kind. A convention that a
 * whole blog follows gives a warning a picture; three show what is meant, and a count says how often.
 */

export interface Condensed {
  readonly shown: readonly Problem[]
  /** What is not shown, by code in the order in which they came. */
  readonly left: readonly Left[]
}

export interface Left {
  readonly code: string
  readonly places: number
  /** How many files they are in; 0 where they name none. */
  readonly files: number
  readonly severity: Problem['severity']
}

/** Places of one code that one file shows. */
const A_FILE = 3
/** Files that show a warning; each error's file is shown, since it keeps the site from being published. */
const FILES = 5

export function condense(problems: readonly Problem[]): Condensed {
  const places = new Map<string, number>()
  const filesOf = new Map<string, Set<string>>()
  const left = new Map<string, { places: number; files: Set<string>; severity: Problem['severity'] }>()
  const shown = problems.filter(({ code, severity, at }) => {
    const file = at?.file ?? ''
    const files = filesOf.get(code) ?? new Set()
    filesOf.set(code, files)
    const count = places.get(`${code}\n${file}`) ?? 0
    const isShown = count < A_FILE && (severity === 'error' || files.has(file) || files.size < FILES)
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
    left: Array.from(left, ([code, { places, files, severity }]) => ({ code, places, files: files.size, severity })),
  }
}
