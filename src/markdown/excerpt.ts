/**
 * What lists show of a post: what comes before `<!-- more -->`, or the first whole blocks when the site asks for a
 * length. The mark may stand in a list or a quote: what is open there is closed for the
 * excerpt and opened again for the rest, so that both parts are whole.
 */

import type { Token } from 'markdown-it'
import { scanTags } from '../base/html-scan.ts'
import { VOID } from './html/names.ts'
import { plainTextOf } from './plain-text.ts'

/** What the mark becomes: Hexo's anchor, to which "read more" links jump. */
export const MORE = '<span id="more"></span>'
export const MORE_COMMENT = /<!--\s*more\s*-->/i

export interface Cut {
  readonly excerpt: string
  readonly more: string
}

/** Both parts, or two empty strings when there is no mark. */
export function cutAtMore(html: string): Cut {
  const at = html.indexOf(MORE)
  return at < 0 ? { excerpt: '', more: '' } : cutBetween(html, at, at + MORE.length)
}

/** Both parts of a text that is cut at `at` and goes on at `from`. */
export function cutBetween(html: string, at: number, from = at): Cut {
  const before = html.slice(0, at)
  const open = openTagsOf(before)
  const closing = open.toReversed().map(({ name }) => `</${name}>`)
  return {
    excerpt: (before + closing.join('')).trim(),
    more: open.map(({ tag }) => tag).join('') + html.slice(from),
  }
}

/** Where an excerpt ends: after about so many characters, or so many blocks, whichever comes first; 0 for neither. */
interface ExcerptRule {
  readonly length: number
  readonly depth: number
}

/**
 * How many tokens, from the first, make an excerpt: whole blocks only, never ending in a heading. 0 when the whole text is
 * not longer. @compat `depth` as in hexo-excerpt
 */
export function excerptTokens(tokens: readonly Token[], { length, depth }: ExcerptRule): number {
  if (length === 0 && depth === 0) return 0
  let characters = 0
  let blocks = 0
  let start = 0
  let end = 0
  for (const [i, token] of tokens.entries()) {
    if (token.type === 'footnotes_open') return 0
    const last = token.level === 0 && token.nesting <= 0 && token.type !== 'inline'
    if (!last) continue
    if ((length > 0 && characters >= length) || (depth > 0 && blocks >= depth)) return end
    characters += plainTextOf(tokens.slice(start, i + 1)).text.length
    start = i + 1
    blocks += 1
    if (token.type !== 'heading_close') end = i + 1
  }
  return 0
}

interface OpenTag {
  readonly tag: string
  readonly name: string
}

/** The tags that are still open at the end, outermost first. */
function openTagsOf(html: string): OpenTag[] {
  const open: OpenTag[] = []
  for (const { name, kind, selfClosing, start, end } of scanTags(html)) {
    if (kind === 'open' && end >= 0 && !selfClosing && !VOID.has(name)) open.push({ tag: html.slice(start, end), name })
    else if (kind === 'close') {
      const at = open.findLastIndex((other) => other.name === name)
      if (at >= 0) open.length = at
    }
  }
  return open
}
