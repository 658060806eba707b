import type { Area } from '../words.ts'

/** `_config.yml` and its kin. */
export const config = {} satisfies Area
