import { readableOn } from '../../base/color.ts'

/** Ours, beyond Hexo: `readable_color`. */
export function colorHelpers() {
  return {
    /** The color, made darker or lighter until text in it can be read on all of these; empty for what is no color. */
    readable_color(color?: unknown, on: unknown = '#fff', ratio: unknown = 4.5): string {
      return readableOn(String(color ?? ''), [on].flat().map(String), Number(ratio)) ?? ''
    },
  }
}
