/**
 * `[toc]`, `[[toc]]`, CSDN's `@[TOC](标题)` alone in the first line of a paragraph become the table of contents: nested lists
 * of links, made of the headings' own HTML.
 */
import type { MarkdownIt, Token } from 'markdown-it'
import { escapeHtml } from '../base/text.ts'
import type { Heading } from '../model/article.ts'
import { blockToken } from './placed-token.ts'
import { stateOf } from './render-state.ts'
import { hashOf } from './uri.ts'

const MARK = /^@?\[\[?toc\]?\](?:\(([^()\n]*)\))?[ \t]*(?:\n|$)/i

export function toc(md: MarkdownIt): void {
  // Before the lines are parsed, which would make a link of `@[TOC](标题)`.
  md.core.ruler.before('inline', 'toc', (state) => {
    if (!stateOf(state.env).mentions('[toc]', '[TOC]', '[Toc]')) return
    const result: Token[] = []
    for (let i = 0; i < state.tokens.length; i++) {
      const [open, inline, close] = state.tokens.slice(i, i + 3)
      if (!open) continue
      const match = open.type === 'paragraph_open' && inline?.type === 'inline' ? MARK.exec(inline.content) : null
      if (match && inline && close) {
        const mark = blockToken('toc', '', 0)
        mark.info = (match[1] ?? '').trim()
        result.push(mark)
        inline.content = inline.content.slice(match[0].length)
        if (inline.map) inline.map = [inline.map[0] + 1, inline.map[1]]
        if (inline.content === '') i += 2
        else result.push(open)
      } else result.push(open)
    }
    state.tokens = result
  })
  // Rendered after every heading is known, so it may stand at the top.
  md.renderer.rules.toc = (tokens, index, _options, env) => {
    const state = stateOf(env)
    const html = `${tocHtml(state.headings, tokens[index]?.info ?? '')}\n`
    state.made(html)
    return html
  }
}

/** Nested lists; a heading that skips levels is one step deeper. Empty when there is no heading. Cost: linear. */
function tocHtml(headings: readonly Heading[], title: string): string {
  if (headings.length === 0) return ''
  let html = `<div class="toc">${title === '' ? '' : `\n<p class="toc-title">${escapeHtml(title)}</p>`}`
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
