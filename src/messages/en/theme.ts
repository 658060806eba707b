import type { Area } from '../words.ts'

/** The theme's files, views and helpers. */
export const theme = {} satisfies Area
