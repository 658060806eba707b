import type { Area } from '../words.ts'

/** Extensions, and whatever other people's code does wrong. */
export const extensions = {} satisfies Area
