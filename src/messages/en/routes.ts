import type { Area } from '../words.ts'

/** Addresses of the site: conflicts, names. */
export const routes = {} satisfies Area
