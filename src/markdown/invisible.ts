/**
 * No-break, full-width and zero-width spaces beside the marks of Markdown, as input methods, editors and web pages leave
 * them: `##\u00a0标题`, `-\u3000项目`, a fence with a zero-width space behind it. Nobody sees them, so the line is read as
 * it looks. Code is left alone.
 */
import type { MarkdownIt } from 'markdown-it'

const BLANK = '\\u00a0\\u2000-\\u200a\\u202f\\u3000'
const EMPTY = '\\u200b\\u200e\\u200f\\u2060\\ufeff'
const ANY = new RegExp(`[${BLANK}${EMPTY}]`)
const LINE = new RegExp(
  `^([ \\t>${BLANK}${EMPTY}]*)(#{1,6}|[-*+]|\\d{1,9}[.)]|\`{3,}|~{3,}|)([ \\t${BLANK}${EMPTY}]*)([^]*)$`,
)
const FENCE = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s*)?(`{3,}|~{3,})([^`]*)$/
const LISTED = /^\s*(?:[-*+]|\d{1,9}[.)])\s|^[ \t]+\S/

export function invisibleSpaces(md: MarkdownIt): void {
  md.core.ruler.after('normalize', 'invisible_spaces', (state) => {
    if (ANY.test(state.src)) state.src = visible(state.src)
  })
}

function visible(text: string): string {
  const lines = text.split('\n')
  let fence = ''
  let isListed = false
  for (const [at, line] of lines.entries()) {
    const clean = ANY.test(line) ? visibleLine(line, fence !== '', isListed) : line
    const [, run = '', info = ''] = FENCE.exec(clean) ?? []
    if (fence === '') fence = run
    else if (run.startsWith(fence) && info.trim() === '') fence = ''
    else continue
    lines[at] = clean
    if (clean.trim() !== '') isListed = LISTED.test(clean)
  }
  return lines.join('\n')
}

const EMPTIES = new RegExp(`[${EMPTY}]`, 'g')
const BLANKS = new RegExp(`[${BLANK}]`, 'g')
const DELIMITERS = new RegExp(`^[ \\t|:\\-${BLANK}${EMPTY}]*-[ \\t|:\\-${BLANK}${EMPTY}]*$`)

function visibleLine(line: string, inFence: boolean, isListed: boolean): string {
  const plain = (text: string, blank: string): string => text.replace(EMPTIES, '').replace(BLANKS, blank)
  const [, lead = '', mark = '', gap = '', rest = ''] = LINE.exec(line) ?? []
  if (/^[`~]/.test(mark))
    return plain(lead, '') + mark + (inFence ? plain(gap + rest, ' ').trimEnd() : plain(gap, ' ') + trimmed(rest))
  if (inFence) return line
  if (line.includes('|') && DELIMITERS.test(line)) return plain(line, ' ')
  // A line of nothing but zero-width spaces is empty; full-width ones may be there for the distance.
  if (line.replace(EMPTIES, '').trim() === '' && line.trim() !== '') return ''
  const isQuote = lead.includes('>')
  if (mark === '')
    return isQuote ? plain(lead.slice(0, lead.indexOf('>')), '') + lead.slice(lead.indexOf('>')) + gap + rest : line
  const isMark = /[\s]/.test(gap.replace(EMPTIES, '')) || (gap !== '' && /^[#+-]/.test(mark)) || rest === ''
  if (!isMark) return line
  return plain(lead, isListed || isQuote ? ' ' : '') + mark + (ANY.test(gap) ? ' ' : gap) + rest
}

const UNSEEN = new RegExp(`[\\s${EMPTY}]`)

function trimmed(text: string): string {
  const kept = text.replace(EMPTIES, (char, at: number) => (at === 0 ? '' : char))
  // Not by a pattern, which would look for the end from each space.
  let end = kept.length
  while (end > 0 && UNSEEN.test(kept.charAt(end - 1))) end--
  return kept.slice(0, end)
}
