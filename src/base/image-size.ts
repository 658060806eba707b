/** The home of image-size: width and height of a picture from its first bytes, in pixels. */
import { imageSize } from 'image-size'

export interface ImageSize {
  readonly width: number
  readonly height: number
}

/** Of a drawing without a size, the proportions that it names. Undefined when the bytes are no picture that is known. Never throws. */
export function sizeOfImage(bytes: Uint8Array): ImageSize | undefined {
  return look(bytes)?.size
}

/**
 * The size in which a picture is shown where nobody asks for another. A drawing that names its proportions alone has none:
 * it fills the place that it gets. Never throws.
 */
export function ownSizeOfImage(bytes: Uint8Array): ImageSize | undefined {
  const found = look(bytes)
  if (found?.type !== 'svg') return found?.size
  const root = /<svg\b[^>]*>/i.exec(Buffer.from(bytes).toString('utf8'))?.[0] ?? ''
  return /\s(?:width|height)\s*=\s*["']?\s*[\d.]+\s*[a-z"'\s>]/i.test(root) ? found.size : undefined
}

function look(bytes: Uint8Array): { readonly size: ImageSize; readonly type: string | undefined } | undefined {
  try {
    const { width, height, orientation, type } = imageSize(bytes)
    if (!width || !height) return undefined
    // A photo on its side is shown upright.
    const turned = orientation !== undefined && orientation >= 5
    return {
      size: turned ? { width: height, height: width } : { width: Math.round(width), height: Math.round(height) },
      type,
    }
  } catch {
    return undefined
  }
}
