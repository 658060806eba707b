import type { Area } from '../words.ts'

/** Deploying. */
export const deploy = {} satisfies Area
