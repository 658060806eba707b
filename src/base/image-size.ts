/** The home of image-size: width and height of a picture from its first bytes, in pixels. */
import { imageSize } from 'image-size'

/** Undefined when the bytes are no picture that is known. Never throws. */
export function sizeOfImage(bytes: Uint8Array): { readonly width: number; readonly height: number } | undefined {
  try {
    const { width, height, orientation } = imageSize(bytes)
    if (!width || !height) return undefined
    // A photo on its side is shown upright.
    const turned = orientation !== undefined && orientation >= 5
    return turned ? { width: height, height: width } : { width: Math.round(width), height: Math.round(height) }
  } catch {
    return undefined
  }
}
