/**
 * Tokens that know where they come from.
 *
 * They are markdown-it's tokens in every respect (its prototype, its fields in its order) but for how they are made:
 * markdown-it's constructor defines each of its thirteen fields by `Object.defineProperty`, and a post has thousands.
 */
import MarkdownParser, { type Token } from 'markdown-it'

export type Nesting = -1 | 0 | 1

export interface PlacedToken extends Token {
  /** The block whose content the token was parsed from, and where in it the token begins. */
  origin: Token | undefined
  offset: number
}

type TokenMaker = new (type: string, tag: string, nesting: Nesting) => PlacedToken

export const Placed = function (this: PlacedToken, type: string, tag: string, nesting: Nesting) {
  this.type = type
  this.tag = tag
  this.attrs = null
  this.map = null
  this.nesting = nesting
  this.level = 0
  this.children = null
  this.content = ''
  this.markup = ''
  this.info = ''
  this.meta = null
  this.block = false
  this.hidden = false
  this.origin = undefined
  this.offset = 0
} as unknown as TokenMaker
Object.defineProperty(Placed, 'prototype', { value: MarkdownParser.Token.prototype })

/** A token that belongs to no place, for HTML that a rule adds. */
export function htmlToken(content: string): Token {
  const token = new Placed('html_inline', '', 0)
  token.content = content
  // Raw HTML of the author is looked at by other rules, ours is not.
  token.meta = { tag: true }
  return token
}

/** A block token without content. */
export function blockToken(type: string, tag: string, nesting: Nesting): Token {
  const token = new Placed(type, tag, nesting)
  token.block = true
  return token
}
