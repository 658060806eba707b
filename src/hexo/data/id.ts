import { createHash } from 'node:crypto'

/** A document's `_id`, in the form of Hexo's, which are random; ours follows from what it is the document of. */
export const idOf = (text: string): string =>
  `cuid${createHash('sha256').update(text).digest('base64url').slice(0, 21)}`
