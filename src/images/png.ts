import { crc32 } from 'node:zlib'
import { type Bare, BrokenPicture } from './bare.ts'
import { orientationExif, readExif, xmpHasPosition } from './exif.ts'

/** PNG: chunks by name. Those that decide how the picture looks are kept. Source: W3C PNG (third edition), section 11. */

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
const SHOWN = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(' '),
)

export const isPng = (bytes: Buffer): boolean => bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE)

/** Whether it has its end. */
export function endsPng(bytes: Buffer): boolean {
  for (let at = SIGNATURE.length; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at))
    if (bytes.toString('latin1', at + 4, at + 8) === 'IEND') return true
  return false
}

/** Undefined when there is nothing to remove. @throws {BrokenPicture} */
export function barePng(bytes: Buffer): Bare | undefined {
  const kept: Buffer[] = [SIGNATURE]
  let [removed, hadPosition, at] = [false, false, SIGNATURE.length]
  while (at < bytes.length) {
    const end = at + 12 > bytes.length ? Number.POSITIVE_INFINITY : at + 12 + bytes.readUInt32BE(at)
    if (end > bytes.length) throw new BrokenPicture('a chunk that does not end')
    const name = bytes.toString('latin1', at + 4, at + 8)
    const chunk = bytes.subarray(at, end)
    const data = bytes.subarray(at + 8, end - 4)
    at = end
    if (SHOWN.has(name)) kept.push(chunk)
    else {
      const { orientation, hasPosition } = readExif(name === 'eXIf' ? data : Buffer.alloc(0))
      hadPosition ||= hasPosition || xmpHasPosition(data)
      const turned = orientation > 1 ? chunkOf('eXIf', orientationExif(orientation)) : undefined
      if (turned) kept.push(turned)
      removed ||= !turned?.equals(chunk)
    }
    if (name === 'IEND') break
  }
  // Editors that shorten a picture in its file leave the rest of the old one behind it.
  removed ||= bytes.subarray(at).some((byte) => byte !== 0)
  return removed ? { bytes: Buffer.concat(kept), hadPosition } : undefined
}

function chunkOf(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}
