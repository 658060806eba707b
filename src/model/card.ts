import { digestOf } from '../base/digest.ts'
import { type RoutePath, routePath } from '../base/paths.ts'
import type { Head } from './article.ts'
import { isPicture } from './near-files.ts'

/** A picture of an article's title, for those who share its link: a drawing that the theme makes, and where the picture is. */
export interface Card {
  /** It follows from all that decides the picture, so that pages can name it before it is drawn. */
  readonly path: RoutePath
  /** SVG with texts. */
  readonly svg: string
}

/** The folder below `public/`, and the view that draws. */
export const CARDS = 'share'
export const CARD_VIEW = 'share.svg'
/** In pixels, as Open Graph and X want it. */
export const CARD_SIZE = { width: 1200, height: 630 }

/** Changes whenever the same drawing would be drawn otherwise. */
const FORM = 3

/** @param drawing the version of what draws it */
export function cardOf(head: Head, svg: string, drawing: string): Card {
  const mark = digestOf(JSON.stringify([FORM, svg, drawing])).slice(0, 8)
  return { path: routePath(`${CARDS}/${cardStem(head)}-${mark}.png`), svg }
}

/** Posts without a picture of their own have one, and those that ask for it; what a theme shows of others is theirs. */
export function wantsCard({ kind, layout, front }: Head): boolean {
  const asked = front.share_image
  if (kind !== 'post' || layout === false || isWord(asked, NO)) return false
  return isWord(asked, YES) || ownPicture(front) === undefined
}

/** The picture that an article names for those who share its link: `share_image`, else its `cover`, else the first of `photos`. */
export function ownPicture({ share_image, cover, photos }: Head['front']): string | undefined {
  return [share_image, cover, photos].flat().find(isPicture)
}

const isWord = (value: unknown, words: RegExp): boolean => words.test(String(value))
const YES = /^(?:true|yes|on|auto)$/i
const NO = /^(?:false|no|off|none)$/i

/** What of the name of a post is in the name of its card. */
export function cardStem({ slug }: Head): string {
  return Array.from(slug.replace(/[^\p{L}\p{N}_-]+/gu, '-'))
    .slice(0, 40)
    .join('')
}
