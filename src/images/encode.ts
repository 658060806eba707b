import { pathToFileURL } from 'node:url'

/**
 * The home of sharp, which is the author's and not ours: one picture → the same picture in another size and format, upright,
 * in the colours of the web, and without anything else. What it takes from memory is bounded by the number of pixels.
 */

/** What of the package is used, as its version 0.35 documents it. */
interface Sharp {
  (bytes: Buffer, options: object): Pipeline
  cache(on: boolean): unknown
  concurrency(threads: number): unknown
}
interface Pipeline {
  autoOrient(): Pipeline
  resize(options: object): Pipeline
  webp(options: object): Pipeline
  avif(options: object): Pipeline
  flatten(options: object): Pipeline
  png(options: object): Pipeline
  toBuffer(): Promise<Buffer>
}

export interface Wanted {
  readonly width: number
  readonly format: 'webp' | 'avif'
  /** Of WebP. */
  readonly quality: number
  /** `auto`: both ways, and the smaller is taken. */
  readonly lossless: boolean | 'auto'
  /** All frames of what moves; only in WebP. */
  readonly moves: boolean
}

export interface PictureEncoder {
  /** Fails for what is no whole picture. */
  encode(bytes: Buffer, wanted: Wanted): Promise<Buffer>
}

/** @param file its main module, absolute @param pixels what holds more is not unpacked */
export async function openEncoder(file: string, pixels: number): Promise<PictureEncoder> {
  const { default: sharp } = (await import(pathToFileURL(file).href)) as { readonly default: Sharp }
  // Nothing is asked for twice, and several pictures at a time keep all processors busy.
  sharp.cache(false)
  sharp.concurrency(1)
  const resized = (bytes: Buffer, width: number, animated = false) =>
    sharp(bytes, { limitInputPixels: pixels, failOn: 'truncated', sequentialRead: true, animated })
      .autoOrient()
      .resize({ width, withoutEnlargement: true })
  return {
    async encode(bytes, { width, format, quality, lossless, moves }) {
      // A terminal is smaller without loss, a film with it; frame by frame to choose takes five times as long.
      if (moves) {
        const way = (options: object) =>
          resized(bytes, width, true)
            .webp({ ...options, minSize: true })
            .toBuffer()
        return smaller(await way({ lossless: true }), await way({ quality }))
      }
      // More effort than 2 takes five times as long and saves a tenth.
      if (format === 'avif')
        return resized(bytes, width)
          .avif({ quality: Math.max(1, quality - AVIF_LESS), effort: 2 })
          .toBuffer()
      const exact = lossless === false ? undefined : await resized(bytes, width).webp({ lossless: true }).toBuffer()
      if (exact !== undefined && lossless === true) return exact
      const lossy = await resized(bytes, width).webp({ quality }).toBuffer()
      return exact === undefined ? lossy : smaller(exact, lossy)
    },
  }
}

const smaller = (a: Buffer, b: Buffer): Buffer => (a.length < b.length ? a : b)

/** Draws SVG without texts as PNG of few colours. Fails for what is no SVG. @param file as for {@link openEncoder} */
export async function openDrawer(file: string, size: Size): Promise<(svg: string) => Promise<Buffer>> {
  const { default: sharp } = (await import(pathToFileURL(file).href)) as { readonly default: Sharp }
  sharp.cache(false)
  sharp.concurrency(1)
  return async (svg) => {
    let smallest: Buffer | undefined
    for (const colours of COLOURS) {
      smallest = await sharp(Buffer.from(svg), { limitInputPixels: MOST_DRAWN })
        .resize({ ...size, fit: 'cover' })
        .flatten({ background: '#ffffff' })
        .png({ palette: true, colours, effort: 8 })
        .toBuffer()
      if (smallest.length < MOST_BYTES) return smallest
    }
    return smallest as Buffer
  }
}

interface Size {
  readonly width: number
  readonly height: number
}

/** Fewer make it smaller, and are tried where it is too large for those who show it. */
const COLOURS = [256, 64, 16]
const MOST_BYTES = 60_000
const MOST_DRAWN = 20e6

/** The number that looks the same is a smaller one. */
const AVIF_LESS = 25
