import { BrokenPicture } from './bare.ts'
import { endsBoxes, isBoxes } from './boxes.ts'
import { endsGif, isGif } from './gif.ts'
import { endsJpeg, isJpeg } from './jpeg.ts'
import { endsPng, isPng } from './png.ts'
import { endsWebp, isWebp } from './webp.ts'

/**
 * Whether a picture has its end, found by its parts and without unpacking it: what was cut off while it was copied or
 * downloaded is shown by browsers as far as it goes, and no encoder makes anything of it.
 */

const KINDS = [
  [isJpeg, endsJpeg],
  [isPng, endsPng],
  [isGif, endsGif],
  [isWebp, endsWebp],
  [isBoxes, endsBoxes],
] as const

/** True for what is of none of these kinds. Never throws. */
export function isWhole(content: Uint8Array): boolean {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  const [, ends] = KINDS.find(([is]) => is(bytes)) ?? []
  try {
    return ends === undefined || ends(bytes)
  } catch (error) {
    if (error instanceof BrokenPicture || error instanceof RangeError) return false
    throw error
  }
}
