import { type Bare, BrokenPicture } from './bare.ts'
import { EXIF_HEAD, orientationExif, readExif, xmpHasPosition } from './exif.ts'

/** WebP: chunks in a RIFF file, of which one says what others there are. Source: RFC 9649, section 2. */

const SHOWN = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
/** In the flags of VP8X. */
const [HAS_EXIF, HAS_XMP] = [0x08, 0x04]

export const isWebp = (bytes: Buffer): boolean =>
  bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP'

/** Whether it is as long as it says; the byte that fills up the last chunk may be missing. */
export const endsWebp = (bytes: Buffer): boolean => bytes.length >= 12 && 8 + bytes.readUInt32LE(4) <= bytes.length + 1

/** Undefined when there is nothing to remove. @throws {BrokenPicture} */
export function bareWebp(bytes: Buffer): Bare | undefined {
  const kept: Buffer[] = []
  let [removed, hadPosition, orientation] = [false, false, 1]
  const riffEnd = bytes.length < 12 ? 0 : 8 + bytes.readUInt32LE(4)
  if (!endsWebp(bytes)) throw new BrokenPicture('a file that is shorter than it says')
  for (let at = 12; at + 8 <= Math.min(riffEnd, bytes.length); ) {
    const size = bytes.readUInt32LE(at + 4)
    const end = at + 8 + size + (size % 2)
    if (at + 8 + size > bytes.length) throw new BrokenPicture('a chunk that does not end')
    const name = bytes.toString('latin1', at, at + 4)
    const data = bytes.subarray(at + 8, at + 8 + size)
    if (SHOWN.has(name)) kept.push(bytes.subarray(at, Math.min(end, bytes.length)))
    else {
      const hasHead = data.toString('latin1', 0, EXIF_HEAD.length) === EXIF_HEAD
      const exif = readExif(name === 'EXIF' ? data.subarray(hasHead ? EXIF_HEAD.length : 0) : Buffer.alloc(0))
      orientation = Math.max(orientation, exif.orientation)
      hadPosition ||= exif.hasPosition || xmpHasPosition(data)
      removed ||= !(exif.orientation > 1 && data.equals(orientationExif(exif.orientation)))
    }
    at = end
  }
  removed ||= bytes.subarray(riffEnd).some((byte) => byte !== 0)
  return removed ? { bytes: fileOf(kept, orientation), hadPosition } : undefined
}

function fileOf(kept: readonly Buffer[], orientation: number): Buffer {
  const chunks = kept.map((chunk) => {
    if (chunk.toString('latin1', 0, 4) !== 'VP8X') return chunk
    const header = Buffer.from(chunk)
    const flags = (header[8] ?? 0) & ~(HAS_EXIF | HAS_XMP)
    header[8] = orientation > 1 ? flags | HAS_EXIF : flags
    return header
  })
  if (orientation > 1) {
    const tiff = orientationExif(orientation)
    const head = Buffer.from('EXIF\0\0\0\0', 'latin1')
    head.writeUInt32LE(tiff.length, 4)
    chunks.push(head, tiff)
  }
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...chunks])
  const head = Buffer.from('RIFF\0\0\0\0', 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}
