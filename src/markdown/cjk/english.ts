/**
 * Marks English in Chinese text as such (`lang="en"`) where a quote, dash, ellipsis or dot is in it, which would else be
 * set as wide as in Chinese. A text without any Chinese is an English article, and needs no marks.
 */
import type { MarkdownIt, Token } from 'markdown-it'
import { englishMarks, marksIn, partsOf } from '../../base/shared-marks.ts'
import { HAN_KANA } from '../../base/words.ts'
import type { Settings } from '../options.ts'
import { Placed, type PlacedToken } from '../placed-token.ts'

const HAN = new RegExp(`[${HAN_KANA}]`, 'u')

/** Whether the site's language is one whose punctuation is wide. */
export const isWide = ({ language }: Pick<Settings, 'language'>): boolean => /^(?:zh|ja|default)/i.test(language)

export function english(md: MarkdownIt): void {
  // The text is final here, curly quotes of the typographer and bare addresses included.
  md.core.ruler.push('english', ({ tokens, src }) => {
    if (!HAN.test(src)) return
    for (const [index, block] of tokens.entries()) {
      if (block.type !== 'inline' || !block.children) continue
      const text = block.children.map(textOf).join('')
      const marks = marksIn(text)
      if (marks === 'mixed') block.children = marked(block.children, englishMarks(text))
      else if (marks === 'english') wholly(block, tokens[index - 1])
    }
  })
}

/** What stands for a token among its neighbours: a formula, a picture or code is no letter of either script. */
function textOf({ type, content, nesting }: Token): string {
  if (type === 'text') return content
  return type === 'softbreak' || type === 'hardbreak' ? '\n' : nesting === 0 && type !== 'html_inline' ? ' ' : ''
}

function wholly(block: Token, open: Token | undefined): void {
  // A heading is shown again in tables of contents, without its element.
  if (open?.nesting === 1 && !open.hidden && open.type !== 'heading_open') open.attrSet('lang', 'en')
  else block.children = [tag(1), ...(block.children ?? []), tag(-1)]
}

function marked(tokens: readonly Token[], places: readonly number[]): Token[] {
  if (places.length === 0) return [...tokens]
  let begin = 0
  return tokens.flatMap((token) => {
    const end = begin + textOf(token).length
    const inside = token.type === 'text' ? places.filter((at) => at >= begin && at < end).map((at) => at - begin) : []
    begin = end
    if (inside.length === 0) return [token]
    let { offset = 0 } = token as Partial<PlacedToken>
    return partsOf(token.content, inside).flatMap(([content, isEnglish]) => {
      const part = new Placed('text', '', 0)
      Object.assign(part, { content, level: token.level, origin: (token as PlacedToken).origin, offset })
      offset += content.length
      return isEnglish ? [tag(1), part, tag(-1)] : [part]
    })
  })
}

function tag(nesting: 1 | -1): Token {
  const made = new Placed(nesting === 1 ? 'english_open' : 'english_close', 'span', nesting)
  if (nesting === 1) made.attrSet('lang', 'en')
  return made
}
