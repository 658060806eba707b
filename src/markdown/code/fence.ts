/** Code blocks: fences, indented code, diagrams. */
import type { MarkdownIt, Token } from 'markdown-it'
import { escapeHtml } from '../../base/text.ts'
import type { Settings } from '../options.ts'
import { stateOf } from '../state.ts'
import type { Highlighter } from './highlight.ts'
import { codeInfoOf } from './info.ts'
import { listingOf } from './listing.ts'
import { preOf } from './pre.ts'

export function codeBlocks(md: MarkdownIt, settings: Settings, highlighter: Highlighter): void {
  const render = (token: Token | undefined, env: Parameters<typeof stateOf>[0]): string => {
    if (!token) return ''
    const state = stateOf(env)
    const info = codeInfoOf(md.utils.unescapeAll(token.info))
    if (info.language.toLowerCase() === 'mermaid') {
      state.has.mermaid = true
      return `<pre class="mermaid">${escapeHtml(token.content)}</pre>\n`
    }
    state.has.code = true
    return preOf(listingOf(token.content, info, settings, highlighter))
  }
  md.renderer.rules.fence = (tokens, index, _options, env) => render(tokens[index], env)
  md.renderer.rules.code_block = (tokens, index, _options, env) => render(tokens[index], env)
}
