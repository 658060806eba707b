/** Tables that lose something: a row with more cells than columns, and dashes that do not fit the head above them. */
import { warning } from '../../base/problem.ts'
import { cellsOf, columnsOf, protectRow } from '../table-bars.ts'
import type { Lint } from './page.ts'

export const lostCells: Lint = ({ tokens, state }) => {
  let columns = 0
  for (const token of tokens) {
    if (token.type === 'thead_open') columns = 0
    if (token.type === 'th_open') columns++
    if (token.type !== 'td_open' && token.type !== 'tr_open') continue
    const line = token.type === 'tr_open' && columns > 0 ? token.map?.[0] : undefined
    if (line === undefined) continue
    const row = state.lines[line] ?? ''
    if (mostCells(row) <= columns) continue
    const lost = cellsOf(protectRow(row, columns, '\0', true)).slice(columns)
    if (!lost.some((cell) => cell.trim() !== '')) continue
    state.report(warning('table-cells', { cells: columns + lost.length, columns }), {
      line,
      column: Math.max(0, row.lastIndexOf(lost.join('|'))),
    })
  }
}

/** The most cells that a row can have: fewer where its bars are escaped or stand in code. */
function mostCells(line: string): number {
  const row = line.trim()
  let cells = 1 - (row.startsWith('|') ? 1 : 0) - (row.endsWith('|') ? 1 : 0)
  for (let bar = row.indexOf('|'); bar >= 0; bar = row.indexOf('|', bar + 1)) cells++
  return cells
}

export const unfitHeads: Lint = ({ tokens, state }) => {
  for (const token of tokens) {
    if (token.type !== 'inline' || !token.map || !token.content.includes('|')) continue
    const lines = token.content.split('\n')
    for (const [i, line] of lines.entries()) {
      const columns = i === 0 ? 0 : columnsOf(line)
      const above = lines[i - 1] ?? ''
      if (columns === 0 || !above.includes('|')) continue
      const cells = cellsOf(protectRow(above, columns, '\0', true)).length
      if (cells === columns) continue
      state.report(warning('table-columns', { columns, cells }), { line: token.map[0] + i })
      break
    }
  }
}
