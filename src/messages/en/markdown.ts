import type { Area } from '../words.ts'

/** What is wrong in a text: links, pictures, anchors, footnotes, tags. */
export const markdown = {} satisfies Area
