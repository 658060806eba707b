import { qrModules } from '../../base/qr.ts'
import { escapeHtml } from '../../base/text.ts'

/** Light modules around the code, which cameras ask for. @see ISO/IEC 18004, 9.1 */
const EDGE = 4

/** Ours, beyond Hexo: `qr_code`. */
export function qrHelpers() {
  return {
    /** A text as a QR code: a drawing without colours of its own but black on white, which cameras read best. */
    qr_code(text?: unknown, { label = '' }: { readonly label?: string } = {}): string {
      const rows = qrModules(String(text ?? ''), EDGE)
      const size = rows.length
      const dark = rows.flatMap((row, y) =>
        runsOf(row).map(([from, length]) => `M${from} ${y}h${length}v1h-${length}z`),
      )
      return `<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label="${escapeHtml(label)}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${dark.join('')}"/></svg>`
    },
  }
}

/** Where dark modules of a row begin, and how many follow each other. */
function runsOf(row: readonly boolean[]): readonly (readonly [from: number, length: number])[] {
  const runs: [number, number][] = []
  for (const [x, dark] of row.entries()) {
    const last = runs.at(-1)
    if (dark && last !== undefined && last[0] + last[1] === x) last[1]++
    else if (dark) runs.push([x, 1])
  }
  return runs
}
