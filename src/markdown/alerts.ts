/** GitHub's alerts: a quote that begins with `[!NOTE]`. Obsidian's titles (`[!tip] 标题`) and folds (`[!tip]-`) too. */
import type { MarkdownIt, Token } from 'markdown-it'
import { closeAdmonition, openAdmonition, titleOf } from './admonitions.ts'
import type { Settings } from './options.ts'
import { stateOf } from './state.ts'

const MARK = /^\[!([a-zA-Z]{2,20})\]([-+]?)[ \t]*([^\n]*)(?:\n|$)/

export function alerts(md: MarkdownIt, settings: Settings): void {
  // Before the inline step: the mark's line is cut off while it is still text.
  md.core.ruler.before('inline', 'alerts', ({ tokens, env }) => {
    if (!stateOf(env).mentions('[!')) return
    for (const [i, open] of tokens.entries()) {
      if (open.type !== 'blockquote_open' || tokens[i + 1]?.type !== 'paragraph_open') continue
      const inline = tokens[i + 2]
      const match = MARK.exec(inline?.content ?? '')
      const kind = match?.[1]?.toLowerCase()
      const close = closeOf(tokens, i)
      if (!inline || !match || kind === undefined || !close || titleOf(kind, 'zh') === '') continue
      const own = match[3] ? md.renderInline(match[3], env) : titleOf(kind, settings.language)
      const folds = match[2] !== ''
      inline.content = inline.content.slice(match[0].length)
      if (inline.map && match[0].endsWith('\n')) inline.map = [inline.map[0] + 1, inline.map[1]]
      asHtml(open, openAdmonition({ kind, title: own, folds, open: match[2] === '+' }))
      asHtml(close, closeAdmonition(folds))
      if (inline.content === '') {
        for (const token of [tokens[i + 1], tokens[i + 3]]) if (token) token.hidden = true
      }
    }
  })
  md.renderer.rules.admonition = (tokens, index) => String(tokens[index]?.meta?.html ?? '')
}

function closeOf(tokens: readonly Token[], from: number): Token | undefined {
  const level = tokens[from]?.level
  for (let i = from + 1; i < tokens.length; i++) {
    const token = tokens[i]
    if (token?.type === 'blockquote_close' && token.level === level) return token
  }
  return undefined
}

function asHtml(token: Token, html: string): void {
  token.type = 'admonition'
  token.meta = { html }
}
