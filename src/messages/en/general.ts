import type { Area } from '../words.ts'

/** What belongs to no area, and what is said around other sentences. */
export const general = {
  /** One fault of a template shows on many pages. */
  more: (p: { message: string; count: number }) => ({ message: `${p.message} (And ${p.count} more like this.)` }),
} satisfies Area
