/** A quote without content has a line break in it, as CommonMark's own examples 218, 239 and 240 show. */
import type { MarkdownIt } from 'markdown-it'

export function emptyQuotes(md: MarkdownIt): void {
  md.renderer.rules.blockquote_open = (tokens, index, options, _env, renderer) => {
    const html = renderer.renderToken(tokens, index, options)
    return tokens[index + 1]?.type === 'blockquote_close' && !html.endsWith('\n') ? `${html}\n` : html
  }
}
