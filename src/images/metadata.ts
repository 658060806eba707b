import { type Bare, BrokenPicture } from './bare.ts'
import { bareBoxes, isBoxes } from './boxes.ts'
import { bareJpeg, isJpeg } from './jpeg.ts'
import { barePng, isPng } from './png.ts'
import { bareWebp, isWebp } from './webp.ts'

/**
 * A picture → the same picture without what it says about itself. Cameras and phones write where it was taken, by whom, with
 * what and when, and a small copy of it from before it was cropped. Pixels, colours and orientation stay as they are.
 */

const KINDS = [
  [isJpeg, bareJpeg],
  [isPng, barePng],
  [isWebp, bareWebp],
  [isBoxes, bareBoxes],
] as const

/** Endings of files that may be of these kinds. */
export const mayBePicture = (path: string): boolean => /\.(?:jpe?g|jpe|jfif|a?png|webp|avif|hei[cf])$/i.test(path)

/**
 * Undefined when there is nothing to remove, or the bytes are of none of these kinds; `broken` for a picture of which nobody
 * can tell what is in it. Never throws.
 */
export function withoutMetadata(bytes: Buffer): Bare | 'broken' | undefined {
  const [, bare] = KINDS.find(([is]) => is(bytes)) ?? []
  try {
    return bare?.(bytes)
  } catch (error) {
    // What reads beyond the end throws a RangeError.
    if (error instanceof BrokenPicture || error instanceof RangeError) return 'broken'
    throw error
  }
}
