import { cutAtMore } from '../markdown/excerpt.ts'
import type { Parts } from '../memo/step.ts'
import type { Content, Heading } from '../model/article.ts'

/**
 * How the content of an article is remembered. Counts and flags, which lists show of every post, are at hand; each long
 * text is read on its own, when a page prints it.
 */
export const contentParts: Parts<Content> = {
  split({ html, excerpt, text, headings, words, cjk, has, fields, terms = '' }) {
    return {
      small: { words, cjk, has, ...(fields && { fields }) },
      texts: [html, excerpt, text, JSON.stringify(headings), terms],
    }
  },
  join(small, text) {
    const { words, cjk, has, fields } = small as Pick<Content, 'words' | 'cjk' | 'has' | 'fields'>
    return {
      get html() {
        return text(0)
      },
      get excerpt() {
        return text(1)
      },
      get more() {
        return cutAtMore(text(0)).more
      },
      get text() {
        return text(2)
      },
      get headings() {
        return JSON.parse(text(3) || '[]') as Heading[]
      },
      get terms() {
        return text(4)
      },
      words,
      cjk,
      has,
      ...(fields && { fields }),
      problems: [],
    }
  },
}
