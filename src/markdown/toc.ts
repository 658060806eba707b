/** `[toc]` alone in its paragraph becomes the table of contents: nested lists of links, made of the headings' own HTML. */
import type { MarkdownIt } from 'markdown-it'
import { escapeHtml } from '../base/text.ts'
import type { Heading } from '../model/article.ts'
import { stateOf } from './render-state.ts'
import { hashOf } from './uri.ts'

export function toc(md: MarkdownIt): void {
  md.core.ruler.push('toc', ({ tokens, env }) => {
    if (!stateOf(env).mentions(/\[toc\]/i)) return
    for (let i = 0; i + 2 < tokens.length; i++) {
      const [open, inline, close] = [tokens[i], tokens[i + 1], tokens[i + 2]]
      if (open?.type !== 'paragraph_open' || inline?.type !== 'inline') continue
      // A note's paragraph ends with the way back.
      if (close?.type !== 'paragraph_close') continue
      if (!/^\[\[?toc\]?\]$/i.test(inline.content)) continue
      open.type = 'toc'
      open.tag = ''
      open.nesting = 0
      inline.children = []
      close.hidden = true
      close.type = 'toc_end'
    }
  })
  // Rendered after every heading is known, so it may stand at the top.
  md.renderer.rules.toc = (_tokens, _index, _options, env) => tocHtml(stateOf(env).headings)
  md.renderer.rules.toc_end = () => ''
}

/** Nested lists; a heading that skips levels is one step deeper. Empty when there is no heading. Cost: linear. */
function tocHtml(headings: readonly Heading[]): string {
  if (headings.length === 0) return ''
  let html = '<div class="toc">'
  const levels: number[] = []
  let depth = 0
  for (const { level, id, html: inner } of headings) {
    while ((levels.at(-1) ?? 0) >= level) levels.pop()
    levels.push(level)
    if (levels.length > depth) html += '\n<ul>\n'
    else html += `</li>\n${'</ul>\n</li>\n'.repeat(depth - levels.length)}`
    depth = levels.length
    html += `<li><a href="${escapeHtml(hashOf(id))}">${inner}</a>`
  }
  return `${html}</li>\n${'</ul>\n</li>\n'.repeat(depth - 1)}</ul>\n</div>\n`
}
