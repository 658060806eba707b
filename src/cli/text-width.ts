import truncatedWidth from 'fast-string-truncated-width'

/**
 * Text measured as a terminal shows it: Han, kana, full-width forms and emoji take two cells, combining marks none.
 * Whatever comes from content passes through {@link printable}, so that it cannot move the cursor or change colours.
 */

/** Cells that `text` takes in one line; colour codes take none. What is wide in some terminals only counts as narrow. */
export function cellsOf(text: string): number {
  return truncatedWidth(text, {}, TAB).width
}

const TAB = { tabWidth: 1 }

/** Replaces what a terminal would obey instead of showing: control characters but line break and tab, and marks that turn the direction of writing. */
export function printable(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, '·')
}

/** As {@link printable}, in one line. */
export function oneLine(text: string): string {
  return printable(text).replace(/\s+/g, ' ').trim()
}

/** Fills up with spaces to `cells`, or cuts with "…". */
export function fitted(text: string, cells: number): string {
  const whole = truncatedWidth(text, { limit: cells, ellipsis: '…', ellipsisWidth: 1 }, TAB)
  if (!whole.truncated) return text + ' '.repeat(cells - whole.width)
  const shown = text.slice(0, whole.index)
  return `${shown}…${' '.repeat(Math.max(0, cells - 1 - cellsOf(shown)))}`
}

/**
 * Breaks plain text (no colour codes) into lines of at most `cells`: at spaces, and between Han characters but not
 * before closing punctuation or after an opening one. A word longer than a line stays whole, since it may be a path to copy.
 */
export function wrap(text: string, cells: number): readonly string[] {
  const lines: string[] = []
  for (const paragraph of text.split('\n')) {
    let line = ''
    for (const piece of paragraph.match(PIECE) ?? []) {
      if (line !== '' && cellsOf(line + piece.trimEnd()) > cells) {
        lines.push(line.trimEnd())
        line = ''
      }
      line += line === '' ? piece.trimStart() : piece
    }
    lines.push(line.trimEnd())
  }
  return lines
}

const OPENING = '（《〈「『【“‘'
const CLOSING = '，。、；：！？）》〉」』】”’…'
const HAN = '\\u2e80-\\u9fff\\uf900-\\ufaff'
const PIECE = new RegExp(`[${OPENING}]*(?:[${HAN}]|[^\\s${HAN}${OPENING}]+|(?=\\s|$))[${CLOSING}]*\\s*|\\s+`, 'g')
