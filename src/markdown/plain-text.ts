/** The plain text of tokens: for search, counts, headings, descriptions. Code is kept. */
import type { Token } from 'markdown-it'
import { textOfHtml } from '../base/html-scan.ts'
import { textOfTex } from './math/tex-text.ts'

/**
 * Text of a line's tokens. `alt` texts of pictures count; raw HTML tags do not.
 * @param formula what stands for a formula; its TeX, if nothing is given
 */
export function inlineText(tokens: readonly Token[] | null, formula = (tex: string): string => tex): string {
  let text = ''
  let hidden: string | undefined
  for (const token of tokens ?? []) {
    // What stands between `<style>` and `</style>` is no text, though Markdown reads it as such.
    if (token.type === 'html_inline') {
      // A piece of a block that holds formulas: whole tags, with the author's words between them.
      if (token.meta?.words === true) text += withoutTags(token.content)
      else hidden = hiddenBy(token.content, hidden)
    }
    if (hidden !== undefined) continue
    switch (token.type) {
      case 'text':
      case 'text_special':
      case 'code_inline':
        text += token.content
        break
      case 'math_inline':
        text += formula(token.content)
        break
      case 'image':
        text += inlineText(token.children, formula)
        break
      case 'softbreak':
      case 'hardbreak':
        text += '\n'
        break
      case 'emoji':
        text += token.content
        break
    }
  }
  return text
}

function hiddenBy(tag: string, before: string | undefined): string | undefined {
  const name = /^<\/?(script|style)\b/i.exec(tag)?.[1]?.toLowerCase()
  if (name === undefined) return before
  return tag.startsWith('</') ? undefined : name
}

interface PlainText {
  /** Everything a search should find, a line for each block. */
  readonly text: string
  /** The part that a reader reads word by word: no code blocks, no formulas. */
  readonly prose: string
}

export function plainTextOf(tokens: readonly Token[]): PlainText {
  const text: string[] = []
  const prose: string[] = []
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'inline') {
      // A heading is found again by its text, of which its id is made.
      const isHeading = tokens[index - 1]?.type === 'heading_open'
      text.push(inlineText(token.children, isHeading ? undefined : textOfTex), ...titlesOf(token.children))
      prose.push(inlineText(token.children?.filter((child) => child.type !== 'math_inline') ?? null))
    } else if (token.type === 'fence' || token.type === 'code_block') {
      text.push(token.content.trim())
    } else if (token.type === 'math_block') {
      text.push(textOfTex(token.content))
    } else if (token.type === 'html_block') {
      const inner = withoutTags(token.content)
      text.push(inner)
      prose.push(inner)
    }
  }
  const joined = (parts: string[]): string => parts.filter((part) => part !== '').join('\n')
  return { text: joined(text), prose: joined(prose) }
}

/** Titles of pictures, which figures show as captions. */
function titlesOf(tokens: readonly Token[] | null): readonly string[] {
  return (tokens ?? []).filter(({ type }) => type === 'image').map((image) => String(image.attrGet('title') ?? ''))
}

function withoutTags(html: string): string {
  return textOfHtml(html)
    .replace(/&(?:nbsp|amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity)
    .trim()
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}
