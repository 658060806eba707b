/** What a rule that only looks and never changes gets: everything known of a document once it is parsed. */
import type { Env, Token } from 'markdown-it'
import type { RenderState, TextPlace } from '../state.ts'

export interface Page {
  readonly tokens: readonly Token[]
  readonly state: RenderState
  readonly env: Env
}

export type Lint = (page: Page) => void

/** The text that a reader sees as text, piece by piece, with the block that each piece lies in. */
export function* textsOf(tokens: readonly Token[]): Generator<{ readonly text: string; readonly block: Token }> {
  for (const block of tokens) {
    if (block.type !== 'inline') continue
    for (const token of block.children ?? []) if (token.type === 'text') yield { text: token.content, block }
  }
}

/** Where a piece of a block's text stands: the n-th time that it occurs there. */
export function placeOfText(state: RenderState, block: Token, piece: string, nth = 0): TextPlace | undefined {
  let at = block.content.indexOf(piece)
  for (let i = 0; i < nth && at >= 0; i++) at = block.content.indexOf(piece, at + 1)
  return state.placeIn(block, Math.max(0, at))
}
