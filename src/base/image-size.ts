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

/** A picture of pixels, as its first bytes say what it is. */
export interface PixelPicture extends ImageSize {
  readonly type: 'jpg' | 'png' | 'webp' | 'avif'
  /** Whether it is known that nothing can be seen through it. */
  readonly opaque: boolean
}

/** Undefined for all else: drawings, moving pictures, what no browser shows, what is none. Never throws. */
export function stillPicture(bytes: Uint8Array): PixelPicture | undefined {
  const { type, size } = look(bytes) ?? {}
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, HEAD_BYTES))
  switch (size && type) {
    case 'jpg':
      return { ...(size as ImageSize), type: 'jpg', opaque: true }
    case 'png': {
      // APNG says so before its first picture.
      const data = head.indexOf('IDAT')
      const moves = head.indexOf('acTL')
      if (moves >= 0 && (data < 0 || moves < data)) return undefined
      const clear = head.indexOf('tRNS')
      const hasAlpha = ((head[25] ?? 0) & 4) !== 0 || (clear >= 0 && (data < 0 || clear < data))
      return { ...(size as ImageSize), type: 'png', opaque: !hasAlpha }
    }
    case 'webp': {
      const kind = head.toString('latin1', 12, 16)
      const flags = kind === 'VP8X' ? (head[20] ?? 0) : 0
      const hasAlpha = kind === 'VP8L' ? ((head[24] ?? 0) & 0x10) !== 0 : (flags & 0x10) !== 0
      return (flags & 2) !== 0 ? undefined : { ...(size as ImageSize), type: 'webp', opaque: !hasAlpha }
    }
    default:
      // `avis` is a sequence; HEIC, of the same family, is shown by few browsers and read by few libraries.
      return size && head.toString('latin1', 4, 12) === 'ftypavif'
        ? { ...size, type: 'avif', opaque: false }
        : undefined
  }
}

/** What the bytes are, whatever their file is called: the ending that it should have. Undefined for what is none of these. Never throws. */
export function pictureEnding(bytes: Uint8Array): 'png' | 'jpg' | 'gif' | 'webp' | 'avif' | undefined {
  const { type } = look(bytes) ?? {}
  if (type === 'png' || type === 'jpg' || type === 'gif' || type === 'webp') return type
  const brand = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 12)).toString('latin1', 4)
  return type !== undefined && (brand === 'ftypavif' || brand === 'ftypavis') ? 'avif' : undefined
}

/** As far as a colour profile may reach before the picture itself. */
const HEAD_BYTES = 1 << 21

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
