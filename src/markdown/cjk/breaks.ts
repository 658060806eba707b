/**
 * A line break between two Chinese characters is the author's, not the reader's: it must not become a space. Bold and
 * links beside the break are looked through. Full-width punctuation brings its own space, whatever stands on the other side.
 * A line that begins an enumeration (`（二）`, `二、`) or is indented keeps its break.
 */
import type { MarkdownIt, Token } from 'markdown-it'
import { HAN_KANA } from '../../base/words.ts'

/** Han, kana and full-width forms. Hangul is written with spaces and therefore not among them. */
const WIDE = new RegExp(`^[${HAN_KANA}\\u3000-\\u303f\\ufe30-\\ufe4f\\uff01-\\uff60\\uffe0-\\uffe6]$`, 'u')
/** Punctuation as wide as a character, with its space in the glyph. */
const FULL = /^[\u3001\u3002\u3008-\u3011\u3014-\u301f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]$/
/** Marks that Chinese and Latin share: wide when the other side of the break is Chinese. */
const SHARED = /^[‘’“”…—·]$/
/** What begins a line on purpose: an enumeration, or the indentation of a paragraph. */
const LINE_START = /^(?:\u3000|（[一二三四五六七八九十百\d]{1,4}）|[一二三四五六七八九十百]{1,3}、)/

export function cjkBreaks(md: MarkdownIt): void {
  // After `text_join`: escapes and entities are text by then.
  md.core.ruler.after('text_join', 'cjk_breaks', (state) => {
    if (md.options.breaks) return
    for (const block of state.tokens) {
      if (block.type === 'inline' && block.children && block.content.includes('\n')) dropBreaks(block.children)
    }
  })
}

function dropBreaks(tokens: readonly Token[]): void {
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (token?.type !== 'softbreak') continue
    const before = charBefore(tokens, i)
    const after = textAfter(tokens, i)
    const first = firstChar(after)
    if (isJoined(before, first) && !LINE_START.test(after)) {
      token.type = 'text'
      token.tag = ''
      token.content = ''
    }
  }
}

function isJoined(before: string, after: string): boolean {
  if (before === '' || after === '') return false
  if (FULL.test(before) || FULL.test(after)) return true
  return WIDE.test(before) ? WIDE.test(after) || SHARED.test(after) : SHARED.test(before) && WIDE.test(after)
}

function charBefore(tokens: readonly Token[], index: number): string {
  for (let i = index - 1; i >= 0; i--) {
    const token = tokens[i]
    if (token?.type === 'text' && token.content !== '') return Array.from(token.content.slice(-2)).at(-1) ?? ''
    if (token?.type !== 'text' && token?.nesting === 0) return ''
  }
  return ''
}

function textAfter(tokens: readonly Token[], index: number): string {
  for (let i = index + 1; i < tokens.length; i++) {
    const token = tokens[i]
    if (token?.type === 'text' && token.content !== '') return token.content
    if (token?.type !== 'text' && token?.nesting === 0) return ''
  }
  return ''
}

const firstChar = (text: string): string => (text === '' ? '' : String.fromCodePoint(text.codePointAt(0) ?? 0))
