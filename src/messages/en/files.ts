import type { Area } from '../words.ts'

/** Files as such: their encoding, their size, their names, YAML. */
export const files = {} satisfies Area
