/**
 * A picture alone in its paragraph is a figure. Its title, or else its description, is the caption; names that a camera
 * or an editor gave (`image-20240102`) describe nothing and make no caption.
 */
import type { MarkdownIt, Token } from 'markdown-it'
import { escapeHtml } from '../base/text.ts'
import { isMachineMade } from './caption-names.ts'
import { htmlToken } from './placed-token.ts'
import { inlineText } from './plain-text.ts'
import { stateOf } from './render-state.ts'

export function figures(md: MarkdownIt): void {
  // After formulas, which a caption shows rendered.
  md.core.ruler.push('figures', ({ tokens, env }) => {
    if (!stateOf(env).mentions('![')) return
    for (let i = 1; i + 1 < tokens.length; i++) {
      const [open, inline, close] = [tokens[i - 1], tokens[i], tokens[i + 1]]
      if (open?.type !== 'paragraph_open' || open.hidden || inline?.type !== 'inline' || !close) continue
      const image = loneImage(inline.children ?? [])
      if (!image) continue
      const title = String(image.attrGet('title') ?? '')
      const text = title || inlineText(image.children).trim()
      if (text === '' || (title === '' && isMachineMade(text, String(image.attrGet('src') ?? '')))) continue
      const caption = title ? escapeHtml(title) : md.renderer.renderInline(image.children ?? [], md.options, env)
      for (const token of [open, close]) {
        token.type = token === open ? 'figure_open' : 'figure_close'
        token.tag = 'figure'
      }
      inline.children = [...(inline.children ?? []), htmlToken(`<figcaption>${caption}</figcaption>`)]
    }
  })
}

/** The image that is all there is, perhaps within a link. */
function loneImage(children: readonly Token[]): Token | undefined {
  const [first, second, third] = children
  if (children.length === 1) return first?.type === 'image' ? first : undefined
  if (children.length !== 3 || first?.type !== 'link_open' || third?.type !== 'link_close') return undefined
  return second?.type === 'image' ? second : undefined
}
