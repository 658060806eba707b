import { digestOf } from '../base/digest.ts'
import { type RoutePath, routePath } from '../base/paths.ts'
import type { Config } from './config.ts'
import type { Picture } from './picture.ts'

/**
 * A picture → the pictures that pages offer in its place. Their addresses follow from the bytes of the source, the options
 * and the version of the encoder, and not from their own bytes, so that a page can name them before they are made.
 */
export interface Rendition {
  readonly path: RoutePath
  readonly width: number
  readonly format: 'webp' | 'avif'
}

export type ImageOptions = Pick<
  Config['images'],
  'widths' | 'max_width' | 'formats' | 'quality' | 'lossless' | 'placeholder' | 'animated'
>

/** The folder below `public/`. */
export const RENDITIONS = 'resized'

/** Changes whenever the same encoder would be asked otherwise. */
const FORM = 1
/** What is smaller loads as it is. */
const LEAST_BYTES = 10_000
/** What would take a gigabyte to unpack: a bomb, or a map. */
export const MOST_PIXELS = 100e6

/** @param encoder its version */
export function renditionsOf(picture: Picture, options: ImageOptions, encoder: string): readonly Rendition[] {
  if (picture.sizeBytes < LEAST_BYTES || isHuge(picture)) return []
  const pathOf = addressing(picture, options, encoder)
  const widths = widthsOf(picture.width, options)
  if (picture.type === 'gif')
    return options.animated === 'webp' ? widths.slice(-1).map((width) => pathOf(width, 'webp')) : []
  return options.formats.flatMap((format) => widths.map((width) => pathOf(width, format)))
}

/** What is shown in the place of a picture until it has come. Nothing may be seen through the picture. */
export function placeholderOf(picture: Picture, options: ImageOptions, encoder: string): Rendition | undefined {
  if (options.placeholder === 'none' || !picture.opaque || renditionsOf(picture, options, encoder).length === 0)
    return undefined
  return addressing(picture, options, encoder)(PLACEHOLDERS[options.placeholder], 'webp')
}

/** Pixels: one has the colour of all, and a few, drawn large, look like the picture out of focus. */
const PLACEHOLDERS = { color: 1, blur: 16 } as const

function addressing(picture: Picture, { quality, lossless }: ImageOptions, encoder: string) {
  const mark = digestOf(JSON.stringify([FORM, picture.digest, encoder, quality, lossless])).slice(0, 8)
  const name = stemOf(picture.path)
  return (width: number, format: Rendition['format']): Rendition => ({
    path: routePath(`${RENDITIONS}/${name}-${mark}-${width}.${format}`),
    width,
    format,
  })
}

export const isHuge = ({ width, height, frames }: Picture): boolean => width * height * frames > MOST_PIXELS

/** What of the name of a picture is in the names of its renditions, for search engines and for people. */
export function stemOf(path: RoutePath): string {
  const stem = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '')
  return Array.from(stem.replace(/[^\p{L}\p{N}_-]+/gu, '-'))
    .slice(0, 40)
    .join('')
}

/** Ascending. One that is nearly as wide as the widest saves nobody anything. */
function widthsOf(own: number, { widths, max_width }: ImageOptions): readonly number[] {
  const widest = max_width > 0 ? Math.min(own, max_width) : own
  return [...widths.filter((width) => width < widest * 0.9), widest]
}
