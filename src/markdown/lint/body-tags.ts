/** Tags typed into the text, `标签：Python`, which make no tag page. */
import { warning } from '../../base/problem.ts'
import type { Lint } from './page.ts'

const TAGS = /^(标签|标记|分类|tags?|categor(?:y|ies))\s*[:：]\s*(\S[^。！？!?\n]{0,60})$/i

export const bodyTags: Lint = ({ tokens, state }) => {
  const paragraphs = tokens.flatMap((token, i) =>
    token.type === 'inline' && token.level === 1 && tokens[i - 1]?.type === 'paragraph_open' ? [token] : [],
  )
  // Authors put them at the head or the foot; in the middle the words are text about tags.
  const edge = [...paragraphs.slice(0, 2), ...paragraphs.slice(2).slice(-2)]
  for (const block of edge) {
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
