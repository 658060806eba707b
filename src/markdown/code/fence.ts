/** Code blocks: fences, indented code, listings of tag plugins, diagrams. */
import type { MarkdownIt, Token } from 'markdown-it'
import { warning } from '../../base/problem.ts'
import { escapeHtml, nearest } from '../../base/text.ts'
import type { Settings } from '../options.ts'
import { type RenderState, stateOf } from '../render-state.ts'
import { figureOf } from './figure.ts'
import type { Highlighter } from './highlight.ts'
import { type CodeInfo, codeInfoOf } from './info.ts'
import { listingOf } from './listing.ts'
import { preOf } from './pre.ts'

/** A token that is code; tag plugins give what they know of it in `meta.code`. */
interface CodeMeta {
  readonly code: CodeInfo
}

export function codeBlocks(md: MarkdownIt, settings: Settings, highlighter: Highlighter): void {
  const plainFence = md.renderer.rules.fence
  const infoOf = (token: Token): CodeInfo =>
    (token.meta as CodeMeta | null)?.code ?? codeInfoOf(md.utils.unescapeAll(token.info))
  md.renderer.rules.fence = (tokens, index, options, env, renderer) => {
    const token = tokens[index]
    if (!token) return ''
    const state = stateOf(env)
    const info = infoOf(token)
    if (info.language.toLowerCase() === 'mermaid') {
      state.has.mermaid = true
      return `<pre class="mermaid">${escapeHtml(token.content)}</pre>\n`
    }
    state.has.code = true
    const made = settings.listing?.(token.content.replace(/\n$/, ''), info)
    if (made !== undefined) {
      state.made(made)
      return `${made}\n`
    }
    if (!settings.highlight.enable && plainFence) return plainFence(tokens, index, options, env, renderer)
    const listing = listingOf(token.content, info, settings, highlighter)
    if (listing.language !== '' && listing.grammar === undefined) reportLanguage(token, info, state)
    const html = settings.highlight.markup === 'figure' ? figureOf(listing, settings) : preOf(listing)
    state.made(html)
    return html
  }
  // Indented code names no language. It stays as CommonMark has it: quotations and old READMEs hold it by accident.
  const plainBlock = md.renderer.rules.code_block
  md.renderer.rules.code_block = (tokens, index, options, env, renderer) => {
    stateOf(env).has.code = true
    if (!settings.highlight.enable && plainBlock) return plainBlock(tokens, index, options, env, renderer)
    return `<pre tabindex="0"><code>${escapeHtml(tokens[index]?.content ?? '')}</code></pre>\n`
  }

  function reportLanguage(token: Token, { language }: CodeInfo, state: RenderState): void {
    const excluded = settings.highlight.exclude_languages.includes(language.toLowerCase())
    if (excluded || !settings.syntax_highlighter || state.unknownLanguages.has(language)) return
    // One message for each word: a post about a new language would else say the same thing ten times.
    state.unknownLanguages.add(language)
    const guess = nearest(language.toLowerCase(), highlighter.languages.words)
    state.report(
      warning('code-language', { language, near: guess }),
      token.map
        ? { line: token.map[0], column: Math.max(0, (state.lines[token.map[0]] ?? '').indexOf(language)) }
        : undefined,
    )
  }
}
