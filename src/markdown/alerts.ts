/** GitHub's alerts: a quote that begins with `[!NOTE]`. Obsidian's titles (`[!tip] 标题`) and folds (`[!tip]-`) too. */
import type { MarkdownIt, Token } from 'markdown-it'
import { closingToken, kindOf, openingTokens, renderAdmonitions, titleOf } from './admonitions.ts'
import type { Settings } from './options.ts'
import { stateOf } from './render-state.ts'

const MARK = /^\[!([a-zA-Z]{2,20})(?:\|[^\]\n]*)?\]([-+]?)[ \t]*([^\n]*)(?:\n|$)/

export function alerts(md: MarkdownIt, settings: Settings): void {
  // Before the inline step: the mark's line is cut off while it is still text.
  md.core.ruler.before('inline', 'alerts', (state) => {
    if (!stateOf(state.env).mentions('[!')) return
    /** What stands in place of the quote's own tokens. */
    const changed = new Map<Token, readonly Token[]>()
    for (const [i, open] of state.tokens.entries()) {
      if (open.type !== 'blockquote_open') continue
      const [paragraph, inline, end] = state.tokens.slice(i + 1, i + 4)
      if (paragraph?.type !== 'paragraph_open' || !inline || !end) continue
      const match = MARK.exec(inline.content)
      const kind = match?.[1] && kindOf(match[1].toLowerCase())
      const close = closeOf(state.tokens, i)
      if (!match || kind === undefined || !close || titleOf(kind, 'zh') === '') continue
      const folds = match[2] !== ''
      const map: [number, number] | null = inline.map && [inline.map[0], inline.map[0] + 1]
      const box = { kind, title: (match[3] ?? '').trim(), folds, open: match[2] === '+', map }
      changed.set(open, openingTokens(box, settings.language))
      changed.set(close, [closingToken(folds)])
      inline.content = inline.content.slice(match[0].length)
      if (inline.map && match[0].endsWith('\n')) inline.map = [inline.map[0] + 1, inline.map[1]]
      if (inline.content === '') for (const token of [paragraph, inline, end]) changed.set(token, [])
    }
    if (changed.size > 0) state.tokens = state.tokens.flatMap((token) => changed.get(token) ?? [token])
  })
  renderAdmonitions(md)
}

function closeOf(tokens: readonly Token[], from: number): Token | undefined {
  const level = tokens[from]?.level
  for (let i = from + 1; i < tokens.length; i++) {
    const token = tokens[i]
    if (token?.type === 'blockquote_close' && token.level === level) return token
  }
  return undefined
}
