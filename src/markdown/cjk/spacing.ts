/**
 * By option: a space between Chinese and Latin letters or digits. On the text after parsing, so that code, formulas,
 * addresses and raw HTML stay, and across the edges of bold and links.
 */
import type { MarkdownIt, Token } from 'markdown-it'
import { HAN_KANA } from '../../base/words.ts'

const HAN_THEN_LATIN = new RegExp(`(?<=[${HAN_KANA}])(?=[A-Za-z0-9])`, 'gu')
const LATIN_THEN_HAN = new RegExp(`(?<=[A-Za-z0-9%℃°])(?=[${HAN_KANA}])`, 'gu')
const ENDS_HAN = new RegExp(`[${HAN_KANA}]$`, 'u')
const STARTS_HAN = new RegExp(`^[${HAN_KANA}]`, 'u')

export function spacing(md: MarkdownIt): void {
  // After breaks between Chinese lines are gone: what is a neighbour is known then.
  md.core.ruler.push('spacing', ({ tokens }) => {
    for (const block of tokens) if (block.type === 'inline') space(block.children ?? [])
  })
}

function space(tokens: readonly Token[]): void {
  let address = 0
  let last: Token | undefined
  let opened = false
  for (const token of tokens) {
    if (token.nesting !== 0) opened = token.nesting === 1
    if (token.type === 'link_open' && token.info === 'auto') address++
    if (token.type === 'link_close' && token.info === 'auto') address--
    const opaque = token.type !== 'text' && token.nesting === 0
    if (opaque || (address > 0 && token.type === 'text')) {
      last = undefined
      continue
    }
    if (token.type !== 'text' || token.content === '') continue
    token.content = token.content.replace(HAN_THEN_LATIN, ' ').replace(LATIN_THEN_HAN, ' ')
    if (last !== undefined && meets(last.content, token.content)) {
      // Outside of the bold or the link that begins or ends here.
      if (opened) last.content += ' '
      else token.content = ` ${token.content}`
    }
    last = token
  }
}

function meets(left: string, right: string): boolean {
  return (ENDS_HAN.test(left) && /^[A-Za-z0-9]/.test(right)) || (/[A-Za-z0-9%℃°]$/.test(left) && STARTS_HAN.test(right))
}
