import type { PixelPicture } from '../base/image-size.ts'
import type { Digest, RoutePath, SourcePath } from '../base/paths.ts'

/** A picture of the site that can be had in other sizes: one of pixels that does not move. */
export interface Picture extends PixelPicture {
  readonly source: SourcePath
  /** Where it is published. */
  readonly path: RoutePath
  readonly digest: Digest
  readonly sizeBytes: number
}
