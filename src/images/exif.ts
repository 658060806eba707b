/**
 * EXIF: what a camera writes into a picture, as a TIFF block. Of it only the orientation decides how the picture is shown.
 * Source: CIPA DC-008 (Exif 3.0), sections 4.5 and 4.6.
 */
export interface Exif {
  /** 1 to 8; 1 is upright, and what a block without it means. */
  readonly orientation: number
  /** Whether it says where the picture was taken. */
  readonly hasPosition: boolean
}

const ORIENTATION = 0x0112
const GPS_FOLDER = 0x8825
/** Says which form the position has, and is no position. */
const GPS_VERSION = 0

/** Reads a TIFF block; of a damaged one as much as can be read. Never throws. */
export function readExif(tiff: Buffer): Exif {
  const order = tiff.toString('latin1', 0, 2)
  if (order !== 'II' && order !== 'MM') return { orientation: 1, hasPosition: false }
  const two = (at: number) =>
    at + 2 > tiff.length ? 0 : order === 'II' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at)
  const four = (at: number) =>
    at + 4 > tiff.length ? 0 : order === 'II' ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at)
  /** The entries of a folder: where each begins, by its tag. */
  const folder = (at: number): ReadonlyMap<number, number> =>
    new Map(Array.from({ length: two(at) }, (_, index) => at + 2 + index * 12).map((entry) => [two(entry), entry]))
  const first = folder(four(4))
  const turned = first.get(ORIENTATION)
  const orientation = turned === undefined ? 1 : two(turned + 8)
  const gps = first.get(GPS_FOLDER)
  return {
    orientation: orientation >= 1 && orientation <= 8 ? orientation : 1,
    hasPosition: gps !== undefined && [...folder(four(gps + 8)).keys()].some((tag) => tag !== GPS_VERSION),
  }
}

/** A TIFF block of 26 bytes that says the orientation and nothing else. */
export function orientationExif(orientation: number): Buffer {
  const tiff = Buffer.alloc(26)
  tiff.write('MM\0*', 'latin1')
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(1, 8)
  tiff.writeUInt16BE(ORIENTATION, 10)
  // One short number, and no folder after this one.
  tiff.writeUInt16BE(3, 12)
  tiff.writeUInt32BE(1, 14)
  tiff.writeUInt16BE(orientation, 18)
  return tiff
}

/** Whether a packet of XMP says where the picture was taken. */
export function xmpHasPosition(packet: Buffer): boolean {
  return packet.includes('GPSLatitude') || packet.includes('GPSLongitude')
}

export const EXIF_HEAD = 'Exif\0\0'
