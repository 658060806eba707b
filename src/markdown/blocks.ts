/**
 * Parses the inline content of blocks, in place of markdown-it's own step, and keeps what messages need to name a place:
 * which block is being parsed, and where its content begins in its line.
 */
import type { MarkdownIt } from 'markdown-it'
import { stateOf } from './render-state.ts'

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
}
