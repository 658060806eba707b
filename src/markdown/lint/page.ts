/** What a rule that only looks and never changes gets: everything known of a document once it is parsed. */
import type { Env, Token } from 'markdown-it'
import type { RenderState, TextPlace } from '../render-state.ts'

export interface Page {
  readonly tokens: readonly Token[]
  readonly state: RenderState
  readonly env: Env
}

export type Lint = (page: Page) => void

interface TextMatch {
  readonly match: RegExpExecArray
  /** The piece of text that holds it; another piece begins where a code span, a formula or a link stands. */
  readonly text: string
  readonly place: () => TextPlace | undefined
}

/**
 * What a global pattern finds in the text that a reader sees as text. Texts without `sign` are passed over unsearched.
 * The place of a match is looked up in the block's source: the n-th match of a wording is its n-th occurrence there.
 */
export function* matchesIn({ tokens, state }: Page, pattern: RegExp, sign: string): Generator<TextMatch> {
  for (const block of tokens) {
    if (block.type !== 'inline' || !block.content.includes(sign)) continue
    const ends = new Map<string, number>()
    for (const token of block.children ?? []) {
      if (token.type !== 'text' || !token.content.includes(sign)) continue
      for (const match of token.content.matchAll(pattern)) {
        const at = block.content.indexOf(match[0], ends.get(match[0]))
        ends.set(match[0], at < 0 ? block.content.length : at + match[0].length)
        yield { match, text: token.content, place: () => state.placeIn(block, Math.max(0, at)) }
      }
    }
  }
}
