/**
 * Headings get an id, a link to themselves, and an entry in the list from which tables of contents are made. The markup
 * is Hexo's (`headerlink`), because themes style it.
 */
import type { MarkdownIt, Token } from 'markdown-it'
import { warning } from '../base/problem.ts'
import { escapeHtml } from '../base/text.ts'
import type { Settings } from './options.ts'
import { htmlToken } from './placed-token.ts'
import { inlineText } from './plain-text.ts'
import { type RenderState, stateOf } from './render-state.ts'
import { slugsOf, uniqueId } from './slug.ts'
import { hashOf } from './uri.ts'

const OWN_ID = /(?<!\s)\s*\{#([\p{L}\p{N}_:.-]+)\}\s*$/u

export function headings(md: MarkdownIt, settings: Settings): void {
  const slugOf = slugsOf(settings)
  // Last of the core rules: the text is final by then, formulas, footnotes and emoji included.
  md.core.ruler.push('headings', ({ tokens, env }) => {
    const state = stateOf(env)
    const found = headingsIn(tokens)
    // Ids that authors chose come first: no generated one may take them away.
    const chosen = found.map(({ inline }) => takeOwnId(inline))
    const own = chosen.map((id, i) => (id === undefined ? undefined : claim(state, id, found[i]?.open)))
    for (const [i, { open, inline }] of found.entries()) {
      const text = inlineText(inline.children).replace(/\s+/g, ' ').trim()
      const id = own[i] ?? uniqueId(state, slugOf(text))
      const html = md.renderer.renderInline(withoutLinks(inline.children ?? []), md.options, env)
      open.attrSet('id', id)
      state.headings.push({ level: Number(open.tag.slice(1)), id, text, html })
      const anchor = `<a href="${escapeHtml(hashOf(id))}" class="headerlink" title="${escapeHtml(text)}"></a>`
      inline.children = [htmlToken(anchor), ...(inline.children ?? [])]
    }
  })
}

function headingsIn(tokens: readonly Token[]): { open: Token; inline: Token }[] {
  const found: { open: Token; inline: Token }[] = []
  for (let i = 0; i < tokens.length; i++) {
    const open = tokens[i]
    const inline = tokens[i + 1]
    if (open?.type === 'heading_open' && inline?.type === 'inline') found.push({ open, inline })
  }
  return found
}

/** Takes `{#id}` off the end of the heading's text. */
function takeOwnId(inline: Token): string | undefined {
  const last = inline.children?.at(-1)
  const match = last?.type === 'text' ? OWN_ID.exec(last.content) : null
  if (!last || !match) return undefined
  last.content = last.content.slice(0, match.index)
  return match[1]
}

function claim(state: RenderState, id: string, open: Token | undefined): string {
  if (state.claimId(id)) return id
  state.report(warning('duplicate-id', { of: 'heading', id }), open?.map ? { line: open.map[0] } : undefined)
  return uniqueId(state, id)
}

/** A table of contents is made of links itself, and a footnote's number means nothing there. */
function withoutLinks(tokens: Token[]): Token[] {
  const unwanted = /^(?:link_open|link_close|footnote_ref|image)$/
  return tokens.some(({ type }) => unwanted.test(type)) ? tokens.filter(({ type }) => !unwanted.test(type)) : tokens
}
