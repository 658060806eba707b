import type { Area } from '../words.ts'

/** Formulas. */
export const maths = {} satisfies Area
