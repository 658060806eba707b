import type { Problem } from '../base/problem.ts'

/**
 * What `blog check` alone reports. It is good advice and no fault: thousands of pictures of an older blog have no words,
 * and a build that says so each time is not read any more.
 */
const ADVICE: ReadonlySet<Problem['code']> = new Set(['image-alt'])

/** Whether a build or a preview reports the problem too. */
export const isForBuild = ({ code }: Pick<Problem, 'code'>): boolean => !ADVICE.has(code)
