import type { Area } from '../words.ts'

/** The preview. */
export const server = {} satisfies Area
