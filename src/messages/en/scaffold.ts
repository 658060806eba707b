import type { Area } from '../words.ts'

/** New sites, new articles, drafts that are published. */
export const scaffold = {
  'title-empty': () => ({ message: 'The title is empty.', hint: 'blog new post "…"' }),
} satisfies Area
