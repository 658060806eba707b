import type { Area } from '../words.ts'

/** The build itself: time limits, threads, search engines. */
export const road = {} satisfies Area
