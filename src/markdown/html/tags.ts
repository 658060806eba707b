/**
 * Every tag of an article's raw HTML, in the order of the text, each with its other half where it has one. Names pair
 * as browsers pair them, the latest first, over the ends of paragraphs too.
 */
import type { Token } from 'markdown-it'
import { type HtmlTag, scanTags } from '../../base/html-scan.ts'
import { FOREIGN, VOID } from './names.ts'

export interface RawTag extends HtmlTag {
  /** The token whose content holds it. */
  readonly token: Token
  /** The other half; undefined for a tag that has none. */
  mate: RawTag | undefined
}

/** Raw HTML of the author; what rules of ours made is sound. */
export const isRaw = ({ type, meta }: Token): boolean =>
  (type === 'html_block' || type === 'html_inline') && meta?.tag !== true

/** The tags of each token that has any. Cost: linear. */
export function rawTagsOf(tokens: readonly Token[]): Map<Token, readonly RawTag[]> {
  const found = new Map<Token, readonly RawTag[]>()
  const open = new Map<string, RawTag[]>()
  /** Inside a drawing nothing counts but its own end. */
  let foreign: string | undefined
  for (const block of tokens) {
    for (const token of block.type === 'inline' ? (block.children ?? []) : [block]) {
      if (!isRaw(token)) continue
      const tags: RawTag[] = []
      for (const tag of scanTags(token.content)) {
        if (foreign !== undefined && tag.name !== foreign && tag.end >= 0) continue
        const raw: RawTag = { ...tag, token, mate: undefined }
        tags.push(raw)
        if (tag.end < 0 || tag.kind === 'comment' || tag.selfClosing || VOID.has(tag.name)) continue
        const same = open.get(tag.name) ?? []
        open.set(tag.name, same)
        if (tag.kind === 'open') same.push(raw)
        else {
          const opener = same.pop()
          raw.mate = opener
          if (opener !== undefined) opener.mate = raw
        }
        if (FOREIGN.has(tag.name)) foreign = tag.kind === 'open' ? tag.name : undefined
      }
      if (tags.length > 0) found.set(token, tags)
    }
  }
  return found
}
