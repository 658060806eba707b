/**
 * Text measured as a terminal shows it: Han, kana, full-width forms and emoji take two cells, combining marks none.
 * Whatever comes from content passes through {@link printable}, so that it cannot move the cursor or change colours.
 */

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u
const NONE = /[\p{Mn}\p{Me}\p{Cf}]/u
const COLOR = /\u001b\[[\d;]*m/g

/** Cells that `text` takes in one line; colour codes take none. */
export function cellsOf(text: string): number {
  let cells = 0
  for (const char of text.replace(COLOR, '')) cells += NONE.test(char) ? 0 : WIDE.test(char) ? 2 : 1
  return cells
}

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
  const width = cellsOf(text)
  if (width <= cells) return text + ' '.repeat(cells - width)
  let shown = ''
  let used = 0
  for (const char of text) {
    const next = cellsOf(char)
    if (used + next > cells - 1) break
    shown += char
    used += next
  }
  return `${shown}…${' '.repeat(Math.max(0, cells - 1 - used))}`
}

/**
 * Breaks plain text (no colour codes) into lines of at most `cells`: at spaces, and between Han characters but not
 * before closing punctuation. A word longer than a line stays whole, since it may be a path to copy.
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

const CLOSING = '，。、；：！？）》〉」』】”’…'
const PIECE = new RegExp(
  `[\\u2e80-\\u9fff\\uf900-\\ufaff][${CLOSING}]*\\s*|[^\\s\\u2e80-\\u9fff\\uf900-\\ufaff]+[${CLOSING}]*\\s*|\\s+`,
  'g',
)
