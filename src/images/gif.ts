/** GIF: how large it is, and how many frames it has. Source: GIF89a, sections 17 to 27. */

interface MovingGif {
  readonly type: 'gif'
  readonly width: number
  readonly height: number
  readonly frames: number
  readonly opaque: false
}

const [EXTENSION, IMAGE, TRAILER] = [0x21, 0x2c, 0x3b]

export const isGif = (bytes: Buffer): boolean => /^GIF8[79]a/.test(bytes.toString('latin1', 0, 6))

/** Whether the last of its images has its end. Nobody misses the byte behind it, which many programs leave out. */
export function endsGif(bytes: Buffer): boolean {
  let images = 0
  let at = 13 + paletteBytes(bytes[10])
  while (at < bytes.length && bytes[at] !== TRAILER) {
    const isImage = bytes[at] === IMAGE
    // Something else behind an image is no part of it.
    if (!isImage && bytes[at] !== EXTENSION) break
    at = afterBlocks(bytes, isImage ? at + 11 + paletteBytes(bytes[at + 9]) : at + 2)
    if (isImage && at <= bytes.length) images++
    else if (isImage) return false
  }
  return images > 0
}

/** Undefined for what is no GIF, does not move, or ends too early. Never throws. */
export function movingGif(content: Uint8Array): MovingGif | undefined {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  if (!isGif(bytes) || bytes.length < 13) return undefined
  const [width, height] = [bytes.readUInt16LE(6), bytes.readUInt16LE(8)]
  let frames = 0
  for (let at = 13 + paletteBytes(bytes[10]); at < bytes.length; ) {
    const kind = bytes[at]
    if (kind === TRAILER)
      return frames > 1 && width * height > 0 ? { type: 'gif', width, height, frames, opaque: false } : undefined
    if (kind === IMAGE) frames++
    else if (kind !== EXTENSION) return undefined
    // After the place and the palette of an image stands the least number of bits.
    at = afterBlocks(bytes, kind === IMAGE ? at + 11 + paletteBytes(bytes[at + 9]) : at + 2)
  }
  return undefined
}

/** Of the palette that these flags say. */
const paletteBytes = (flags = 0): number => ((flags & 0x80) === 0 ? 0 : 3 << ((flags & 7) + 1))

function afterBlocks(bytes: Buffer, from: number): number {
  let at = from
  while (at < bytes.length && bytes[at] !== 0) at += 1 + (bytes[at] ?? 0)
  return at + 1
}
