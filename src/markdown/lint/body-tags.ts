/** Tags typed into the text, `标签：Python`, which make no tag page. */
import type { Token } from 'markdown-it'
import { warning } from '../../base/problem.ts'
import type { Lint } from './page.ts'

const TAGS = /^(标签|标记|分类|tags?|categor(?:y|ies))\s*[:：]\s*(\S[^。！？!?\n]{0,60})$/i

export const bodyTags: Lint = ({ tokens, state }) => {
  for (const block of edgesOf(tokens)) {
    let offset = 0
    for (const line of block.content.split('\n')) {
      const match = TAGS.exec(line.trim())
      if (match) {
        const key = /^(?:分类|categor)/i.test(match[1] ?? '') ? 'categories' : 'tags'
        const names = (match[2] ?? '').split(/[,，、;；\s]+/).filter(Boolean)
        state.report(warning('tags-in-text', { line: line.trim(), key, names }), state.placeIn(block, offset))
      }
      offset += line.length + 1
    }
  }
}

/** The first two paragraphs and the last two. Authors put tags there; in the middle the words are text about tags. */
function edgesOf(tokens: readonly Token[]): Set<Token> {
  const edges = new Set<Token>()
  const take = (from: number, step: number): void => {
    for (let at = from, left = 2; left > 0 && at >= 0 && at < tokens.length; at += step) {
      const token = tokens[at]
      if (token?.type !== 'inline' || token.level !== 1 || tokens[at - 1]?.type !== 'paragraph_open') continue
      edges.add(token)
      left--
    }
  }
  take(0, 1)
  take(tokens.length - 1, -1)
  return edges
}
