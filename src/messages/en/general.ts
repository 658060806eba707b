import { type Owner, ownerWords } from '../texts/en/owners.ts'
import type { Area } from '../words.ts'

/** What belongs to no area, and what is said around other sentences. */
export const general = {
  /** One fault of a template shows on many pages. */
  more: (p: { message: string; count: number }) => ({ message: `${p.message} (And ${p.count} more like this.)` }),
  /** Other people's code ran into it. */
  by: (p: { message: string; extension: string; hook: string }) => ({
    message: `${p.message} (It happened in the hook "${p.hook}" of the extension "${p.extension}".)`,
  }),
  /** The place is in a template, which many pages use. */
  during: (p: { message: string; owner: Owner }) => ({
    message: `${p.message} It happened while rendering ${ownerWords(p.owner)}.`,
  }),
} satisfies Area
