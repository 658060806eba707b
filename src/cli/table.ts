import type { Colors } from './terminal.ts'
import { cellsOf, fitted, oneLine } from './text-width.ts'

/** Rows of text → a table whose columns stand below each other whatever the script, as wide as the terminal at most. */

export interface Column {
  readonly title: string
  /** Gives way first when the table is too wide. */
  readonly flexible?: boolean
  readonly align?: 'left' | 'right'
  readonly color?: (colors: Colors, text: string) => string
}

const GAP = 2
const LEAST = 12

/** @param width in cells; infinite cuts nothing */
export function tableOf(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
  colors: Colors,
): string {
  const texts = rows.map((row) => columns.map((_, at) => oneLine(row[at] ?? '')))
  const widths = columns.map(({ title }, at) => Math.max(cellsOf(title), ...texts.map((row) => cellsOf(row[at] ?? ''))))
  shrink(columns, widths, width)
  const line = (cells: readonly string[], paint: (column: Column, text: string) => string) =>
    columns
      .map((column, at) => {
        const space = widths[at] ?? 0
        const text = cells[at] ?? ''
        const padded =
          column.align === 'right' ? ' '.repeat(Math.max(0, space - cellsOf(text))) + text : fitted(text, space)
        return paint(column, padded)
      })
      .join(' '.repeat(GAP))
      .replace(/\s+$/, '')
  return [
    line(
      columns.map(({ title }) => title),
      (_, text) => colors.dim(text),
    ),
    ...texts.map((row) => line(row, ({ color }, text) => (color ? color(colors, text) : text))),
  ].join('\n')
}

/** Takes the cells that are too many from the widest flexible column, one after the other. */
function shrink(columns: readonly Column[], widths: number[], width: number): void {
  let excess = widths.reduce((sum, one) => sum + one, 0) + GAP * (columns.length - 1) - width
  while (excess > 0) {
    let widest = -1
    for (const [at, { flexible }] of columns.entries()) {
      const cells = widths[at] ?? 0
      if (flexible === true && cells > LEAST && cells > (widths[widest] ?? 0)) widest = at
    }
    if (widest < 0) return
    widths[widest] = (widths[widest] ?? 0) - 1
    excess--
  }
}
