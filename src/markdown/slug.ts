/** Ids of headings: what a reader sees in the address bar, so Chinese stays Chinese. */
import { slugize } from '../base/slug.ts'
import type { Settings } from './options.ts'
import type { RenderState } from './render-state.ts'

/** How the site spells ids. */
export function slugsOf({ markdown }: Pick<Settings, 'markdown'>): (text: string) => string {
  return markdown.heading_id_style === 'hexo' ? (text) => slugize(text) || 'section' : headingSlug
}

/**
 * As GitHub and editors spell them, so that links which these complete or check lead there: lower case, letters, digits,
 * `_` and `-` kept, spaces become `-`; `section` when nothing is left.
 */
export function headingSlug(text: string): string {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}_\-\s]+/gu, '')
      .trim()
      .replace(/\s+/g, '-') || 'section'
  )
}

/** Takes the id if it is free, else the first free of `id-1`, `id-2` …. Amortized constant for equal ids. */
export function uniqueId(state: RenderState, base: string): string {
  const taken = state.ids.get(base)
  if (taken === undefined) {
    state.ids.set(base, 0)
    return base
  }
  let number = taken
  let id: string
  do {
    number++
    id = `${base}-${number}`
  } while (state.ids.has(id))
  state.ids.set(base, number)
  state.ids.set(id, 0)
  return id
}
