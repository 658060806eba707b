import type { Texts } from '../messages/texts/en.ts'

/** What a page and the preview say to each other about pictures that are pasted: plain data. */

/** What a page needs that takes pictures. */
export interface PastingOffer {
  /** Of this page alone, for as long as the preview runs. */
  readonly token: string
  readonly mostBytes: number
  readonly labels: PastingLabels
}

export type PastingLabels = Omit<Texts['serving']['pasting'], 'tooLarge'> & { readonly tooLarge: string }

export interface SavedPicture {
  /** Markdown, or HTML, that shows it in the article. */
  readonly line: string
  /** Whether the line stands in the article. */
  readonly written: boolean
}
