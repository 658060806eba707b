import { type Problem, warning } from './problem.ts'

/**
 * What is remembered cannot be kept in the folder for it. That costs time and no page: whoever meets it goes on elsewhere,
 * and says so.
 */
export class UnwritableCache extends Error {
  readonly why: Why

  constructor(why: Why, cause?: unknown) {
    super(`The cache cannot be written: ${why}`, { cause })
    this.name = 'UnwritableCache'
    this.why = why
  }
}

type Why = 'full' | 'quota' | 'read-only' | 'permission' | 'link'

/** What the system says of a disk or a folder that takes nothing more. */
const WHY: ReadonlyMap<unknown, Why> = new Map([
  ['ENOSPC', 'full'],
  ['EDQUOT', 'quota'],
  ['EROFS', 'read-only'],
  ['EACCES', 'permission'],
  ['EPERM', 'permission'],
])

/** Does what writes into the cache. @throws {UnwritableCache} or what the work throws for other reasons */
export function writingCache<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    const why = WHY.get((error as NodeJS.ErrnoException | undefined)?.code)
    throw why === undefined ? error : new UnwritableCache(why, error)
  }
}

/** Writes what may as well be missing the next time; gives why it will be. */
export function unlessUnwritable(...works: readonly (() => void)[]): UnwritableCache | undefined {
  try {
    for (const work of works) work()
    return undefined
  } catch (error) {
    if (error instanceof UnwritableCache) return error
    throw error
  }
}

/** @param shown the folder as its owner knows it */
export function unwritableProblem({ why }: UnwritableCache, shown: string): Problem {
  return warning('cache-unwritable', { folder: shown, why }, { at: { file: shown } })
}
