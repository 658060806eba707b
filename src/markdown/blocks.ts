/**
 * Parses the inline content of blocks, in place of markdown-it's own step, and keeps what messages need to name a place:
 * which block is being parsed, and where its content begins in its line.
 */
import type { MarkdownIt, Token } from 'markdown-it'
import { stateOf } from './state.ts'

export function blocks(md: MarkdownIt): void {
  md.core.ruler.at('inline', ({ tokens, env }) => {
    const state = stateOf(env)
    let row: [number, number] | null = null
    let column = 0
    for (const token of tokens) {
      if (token.type === 'tr_open') {
        row = token.map
        column = 0
      }
      if (token.type !== 'inline') continue
      if (token.map === null && row !== null) {
        // A cell of a table: markdown-it gives it no place, and its content may occur twice in the row.
        token.map = row
        const at = (state.lines[row[0]] ?? '').indexOf(token.content, column)
        if (at >= 0) {
          state.locateColumn(token, at)
          column = at + token.content.length
        }
      }
      state.block = token
      md.inline.parse(token.content, md, env, token.children ?? [])
    }
    state.block = undefined
  })
  // Every inline token remembers its offset, so that a rule can report it later.
  const State = md.inline.State
  md.inline.State = class extends State {
    override push(type: string, tag: string, nesting: -1 | 0 | 1): Token {
      const token = super.push(type, tag, nesting)
      stateOf(this.env).locate(token, this.pos + baseOf(this))
      return token
    }
  }
}

/** What lies before `src` in its block: the text of a picture or of a note is parsed on its own. */
function baseOf({ src, env }: { src: string; env: Parameters<typeof stateOf>[0] }): number {
  const whole = stateOf(env).block?.content ?? src
  return whole === src ? 0 : Math.max(0, whole.indexOf(src))
}
