import { isUtf8 } from 'node:buffer'
import { BlogError } from './problem.ts'
import { decodeUtf8 } from './utf8.ts'

/**
 * Decodes a text file: UTF-8 only, a byte order mark dropped, line ends kept. Bad bytes are told, never published.
 * @throws {BlogError} not-utf8, nul-byte
 */
export function decodeText(bytes: Uint8Array, file: string): string {
  // Ten times as fast as a strict TextDecoder.
  if (!isUtf8(bytes))
    throw new BlogError({
      code: 'not-utf8',
      message: `The file is not UTF-8${guess(bytes)}.`,
      hint: 'Save it as UTF-8 in your editor.',
      at: { file, ...lineOfBadByte(bytes) },
    })
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  const text = decodeUtf8(bytes.subarray(start))
  const nul = text.indexOf('\0')
  if (nul >= 0) {
    throw new BlogError({
      code: 'nul-byte',
      message: `The file holds a NUL character${guess(bytes)}.`,
      hint: 'It may be a binary file, or saved as UTF-16: save it as UTF-8.',
      at: { file, line: text.slice(0, nul).split('\n').length },
    })
  }
  return text
}

function guess(bytes: Uint8Array): string {
  const [a, b] = bytes
  if (
    (a === 0xff && b === 0xfe) ||
    (a === 0xfe && b === 0xff) ||
    bytes.subarray(0, 64).filter((byte) => byte === 0).length > 8
  )
    return ' but looks like UTF-16'
  try {
    new TextDecoder('gb18030', { fatal: true }).decode(bytes.subarray(0, 4096 - (4096 % 2)))
    return ' but looks like GBK'
  } catch {
    return ''
  }
}

function lineOfBadByte(bytes: Uint8Array): { line?: number } {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let line = 1
  let start = 0
  for (let end = bytes.indexOf(10); ; end = bytes.indexOf(10, start)) {
    try {
      decoder.decode(bytes.subarray(start, end < 0 ? bytes.length : end))
    } catch {
      return { line }
    }
    if (end < 0) return {}
    start = end + 1
    line++
  }
}
