import type { Area } from '../words.ts'

/** Links and files as `blog check` finds them. */
export const check = {} satisfies Area
