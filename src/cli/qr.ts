import { qrModules } from '../base/qr.ts'
import type { Colors } from './terminal.ts'

/** A text as a QR code of half blocks, dark on light whatever the terminal's colours are. */
export function qrOf(text: string, { black, bgWhiteBright }: Colors): string {
  const rows = qrModules(text, 2)
  const lines: string[] = []
  for (let y = 0; y < rows.length; y += 2) {
    const line = (rows[y] ?? []).map((dark, x) => BLOCKS[(dark ? 2 : 0) + (rows[y + 1]?.[x] ? 1 : 0)])
    lines.push(black(bgWhiteBright(line.join(''))))
  }
  return lines.join('\n')
}

/** Neither, the lower, the upper, both. */
const BLOCKS = [' ', '▄', '▀', '█'] as const
