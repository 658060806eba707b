import * as buffer from 'node:buffer'
import { isAscii } from 'node:buffer'

/**
 * UTF-8 to strings and back. Before Node 24 `toString` takes six times as long for Chinese as a way by UTF-16, and
 * `Buffer.from` walks over its string twice.
 */

/** Undefined in a Node without Unicode data. */
const { transcode } = buffer as Partial<typeof buffer>

/** Bytes below which the way by UTF-16 does not pay. */
const SHORT = 256

/** @param bytes valid UTF-8; of anything else nothing is promised */
export function decodeUtf8(bytes: Uint8Array): string {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // Of ASCII a string takes one byte a letter, by UTF-16 it would take two.
  if (transcode === undefined || whole.length < SHORT || isAscii(whole)) return whole.toString('utf8')
  return transcode(whole, 'utf8', 'utf16le').toString('utf16le')
}

/** Texts as UTF-8, one after another. */
export interface Encoded {
  readonly bytes: Uint8Array
  /** Of each text, in bytes. */
  readonly lengths: readonly number[]
}

/** Encodes into memory of its own: what it gives is good until it is called again. */
export function createEncoder(): (texts: readonly string[]) => Encoded {
  let room = Buffer.alloc(0)
  return (texts) => {
    const most = texts.reduce((sum, text) => sum + text.length * MOST_BYTES, 0)
    if (most > LARGEST_ROOM) {
      const parts = texts.map((text) => Buffer.from(text))
      return { bytes: Buffer.concat(parts), lengths: parts.map(({ length }) => length) }
    }
    if (most > room.length) room = Buffer.allocUnsafeSlow(most)
    let end = 0
    const lengths = texts.map((text) => {
      const length = room.write(text, end)
      end += length
      return length
    })
    return { bytes: room.subarray(0, end), lengths }
  }
}

/** Of one UTF-16 unit. */
const MOST_BYTES = 3
const LARGEST_ROOM = 4 << 20
