import type { Area } from '../words.ts'

/** Articles before Markdown: front matter, addresses, data. */
export const source = {} satisfies Area
