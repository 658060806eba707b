import { encode } from 'uqr'
import type { Colors } from './terminal.ts'

/** A text as a QR code of half blocks, dark on light whatever the terminal's colours are. The home of uqr. */
export function qrOf(text: string, { black, bgWhiteBright }: Colors): string {
  const { data, size } = encode(text, { border: 2 })
  const lines: string[] = []
  for (let y = 0; y < size; y += 2) {
    let line = ''
    for (let x = 0; x < size; x++) line += BLOCKS[(data[y]?.[x] ? 2 : 0) + (data[y + 1]?.[x] ? 1 : 0)]
    lines.push(black(bgWhiteBright(line)))
  }
  return lines.join('\n')
}

/** Neither, the lower, the upper, both. */
const BLOCKS = [' ', '▄', '▀', '█'] as const
