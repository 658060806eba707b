/** The states of markdown-it's parsers, so changed that they make tokens which know their place. */
import type { Delimiter, MarkdownIt, Token } from 'markdown-it'
import { type Nesting, Placed } from './placed-token.ts'
import { type RenderState, stateOf } from './render-state.ts'

/** What `push` does besides is what markdown-it's own does. */
export function placedTokens(md: MarkdownIt): void {
  md.block.State = class extends md.block.State {
    override push(type: string, tag: string, nesting: Nesting): Token {
      const token = new Placed(type, tag, nesting)
      token.block = true
      if (nesting < 0) this.level--
      token.level = this.level
      if (nesting > 0) this.level++
      this.tokens.push(token)
      return token
    }
  }
  md.inline.State = class extends md.inline.State {
    readonly render: RenderState = stateOf(this.env)
    readonly #base = baseOf(this.src, this.render)

    override push(type: string, tag: string, nesting: Nesting): Token {
      if (this.pending) this.pushPending()
      const token = new Placed(type, tag, nesting)
      token.origin = this.render.block
      token.offset = this.#base + this.pos
      let meta: { delimiters: Delimiter[] } | undefined
      if (nesting < 0) {
        this.level--
        this.delimiters = this._prev_delimiters.pop() ?? []
      }
      token.level = this.level
      if (nesting > 0) {
        this.level++
        this._prev_delimiters.push(this.delimiters)
        this.delimiters = []
        meta = { delimiters: this.delimiters }
      }
      this.pendingLevel = this.level
      this.tokens.push(token)
      this.tokens_meta.push(meta)
      return token
    }

    override pushPending(): Token {
      const token = new Placed('text', '', 0)
      token.content = this.pending
      token.level = this.pendingLevel
      this.tokens.push(token)
      this.pending = ''
      return token
    }
  }
}

/** What lies before `src` in its block: the text of a picture or of a note is parsed on its own. */
function baseOf(src: string, { block }: RenderState): number {
  const whole = block?.content ?? src
  return whole === src ? 0 : Math.max(0, whole.indexOf(src))
}
