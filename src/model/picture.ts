import type { PixelPicture } from '../base/image-size.ts'
import type { Digest, RoutePath, SourcePath } from '../base/paths.ts'

/** A picture of the site that can be had in other sizes or in another format. */
export interface Picture extends Omit<PixelPicture, 'type'> {
  /** A GIF is one that moves; of the others none does. */
  readonly type: PixelPicture['type'] | 'gif'
  /** More than one where it moves. */
  readonly frames: number
  readonly source: SourcePath
  /** Where it is published. */
  readonly path: RoutePath
  readonly digest: Digest
  readonly sizeBytes: number
}
