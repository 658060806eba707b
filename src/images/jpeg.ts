import { type Bare, BrokenPicture } from './bare.ts'
import { EXIF_HEAD, orientationExif, readExif, xmpHasPosition } from './exif.ts'

/**
 * JPEG: segments, then the picture as it was compressed. What decides how it looks is kept (tables, frames, colour profile,
 * Adobe's colour transform, orientation), everything else goes, and so does what stands behind the picture: phones
 * append films and second pictures. Source: ITU-T T.81, annex B.
 */

const [SOI, EOI, SOS] = [0xd8, 0xd9, 0xda]
const XMP = 'http://ns.adobe.com/xap/1.0/\0'
/** The length of a JFIF segment without its thumbnail, its own two bytes among them. */
const JFIF_BYTES = 16

export const isJpeg = (bytes: Buffer): boolean => bytes[0] === 0xff && bytes[1] === SOI

/** Whether it has its end. @throws {BrokenPicture} */
export function endsJpeg(bytes: Buffer): boolean {
  for (let at = 2; at < bytes.length; ) {
    const { marker, end } = segmentAt(bytes, at)
    if (marker === EOI) return true
    at = marker === SOS ? endOfScan(bytes, end) : end
  }
  return false
}

/** Undefined when there is nothing to remove. @throws {BrokenPicture} */
export function bareJpeg(bytes: Buffer): Bare | undefined {
  const kept: Buffer[] = [bytes.subarray(0, 2)]
  let [removed, hadPosition, at] = [false, false, 2]
  while (at < bytes.length) {
    const { marker, from, end } = segmentAt(bytes, at)
    if (marker === EOI) {
      kept.push(bytes.subarray(at, end))
      removed ||= bytes.subarray(end).some((byte) => byte !== 0)
      break
    }
    const segment = bytes.subarray(from, end)
    const shown = shownOf(marker, segment)
    if (shown === undefined) {
      hadPosition ||= saysPosition(segment)
      const { orientation } = exifOf(segment)
      const turned = orientation > 1 ? withOrientation(orientation) : undefined
      if (turned) kept.push(turned)
      removed ||= !turned?.subarray(2).equals(segment)
    } else {
      kept.push(bytes.subarray(at, from), shown)
      removed ||= shown.length < segment.length
    }
    at = marker === SOS ? endOfScan(bytes, end) : end
    if (marker === SOS) kept.push(bytes.subarray(end, at))
  }
  return removed ? { bytes: Buffer.concat(kept), hadPosition } : undefined
}

interface Segment {
  readonly marker: number
  /** Where its length stands, if it has one. */
  readonly from: number
  readonly end: number
}

function segmentAt(bytes: Buffer, at: number): Segment {
  let from = at
  if (bytes[from] !== 0xff) throw new BrokenPicture('no marker where one belongs')
  while (bytes[from] === 0xff) from++
  const marker = bytes[from++] ?? 0
  const standsAlone = marker === 0x01 || (marker >= 0xd0 && marker <= EOI)
  if (standsAlone) return { marker, from, end: from }
  const end = from + 2 > bytes.length ? Number.POSITIVE_INFINITY : from + bytes.readUInt16BE(from)
  if (end > bytes.length || end < from + 2) throw new BrokenPicture('a segment that does not end')
  return { marker, from, end }
}

/** What of a segment is published; undefined for none. */
function shownOf(marker: number, segment: Buffer): Buffer | undefined {
  const begins = (text: string) => segment.toString('latin1', 2, 2 + text.length) === text
  if (marker === 0xfe) return undefined
  if (marker < 0xe0 || marker > 0xef) return segment
  if (marker === 0xe0) return begins('JFIF\0') ? withoutThumbnail(segment) : undefined
  if (marker === 0xe2) return begins('ICC_PROFILE\0') ? segment : undefined
  return marker === 0xee && begins('Adobe') ? segment : undefined
}

function withoutThumbnail(segment: Buffer): Buffer {
  if (segment.length <= JFIF_BYTES) return segment
  const short = Buffer.from(segment.subarray(0, JFIF_BYTES))
  short.writeUInt16BE(JFIF_BYTES)
  short.fill(0, JFIF_BYTES - 2)
  return short
}

function exifOf(segment: Buffer) {
  const isExif = segment.toString('latin1', 2, 2 + EXIF_HEAD.length) === EXIF_HEAD
  return readExif(isExif ? segment.subarray(2 + EXIF_HEAD.length) : Buffer.alloc(0))
}

const saysPosition = (segment: Buffer): boolean =>
  exifOf(segment).hasPosition || (segment.toString('latin1', 2, 2 + XMP.length) === XMP && xmpHasPosition(segment))

function withOrientation(orientation: number): Buffer {
  const body = Buffer.concat([Buffer.from(EXIF_HEAD, 'latin1'), orientationExif(orientation)])
  const head = Buffer.from([0xff, 0xe1, 0, body.length + 2])
  return Buffer.concat([head, body])
}

/** Where the next marker is: in what is compressed, a byte that looks like one is followed by zero. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0xff
    const isData = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7)
    if (!isData) return at
  }
  // Cut off: what there is of it is shown.
  return bytes.length
}
