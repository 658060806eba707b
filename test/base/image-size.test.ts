import { expect, test } from 'vitest'
import { ownSizeOfImage, sizeOfImage, stillPicture } from '../../src/base/image-size.ts'

const svg = (attributes: string) =>
  Buffer.from(`<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" ${attributes}><path d="M0 0"/></svg>`)

test.each([
  ['width="16" height="9"', { width: 16, height: 9 }],
  ['viewBox="0 0 32 18" width="16px"', { width: 16, height: 9 }],
  ["viewBox='0 0 32 18' height='9'", { width: 16, height: 9 }],
  ['viewBox="0 0 8 8"', undefined],
  ['viewBox="0 0 8 8" width="100%" height="100%"', undefined],
  ['viewBox="0 0 8 8" stroke-width="2"', undefined],
  ['viewBox="0 0 8 8" data-width="2" style="width: 2px"', undefined],
])('a drawing with %s has the size %o of its own', (attributes, size) => {
  expect(ownSizeOfImage(svg(attributes))).toEqual(size)
})

test('its proportions are known without', () => {
  expect(sizeOfImage(svg('viewBox="0 0 32 18"'))).toEqual({ width: 32, height: 18 })
})

test('a picture of pixels has its own size, and what is no picture has none', () => {
  const gif = Buffer.from('R0lGODlhAwACAIAAAAAAAP///yH5BAEAAAAALAAAAAADAAIAAAIChF8AOw==', 'base64')
  expect(ownSizeOfImage(gif)).toEqual({ width: 3, height: 2 })
  expect(ownSizeOfImage(Buffer.from('no picture'))).toBeUndefined()
})

test.each([
  ['a GIF', Buffer.from('R0lGODlhAwACAIAAAAAAAP///yH5BAEAAAAALAAAAAADAAIAAAIChF8AOw==', 'base64')],
  ['a drawing', svg('width="16" height="9"')],
  ['a PNG that moves', pngOf('acTL')],
  ['a WebP that moves', webpOf(0x02)],
  ['nothing', Buffer.alloc(0)],
  ['text', Buffer.from('no picture')],
])('%s is no picture that could have other sizes', (_, bytes) => {
  expect(stillPicture(bytes)).toBeUndefined()
})

test('a PNG and a WebP that do not move are', () => {
  expect(stillPicture(pngOf('tEXt'))).toEqual({ width: 3, height: 2, type: 'png', opaque: true })
  expect(stillPicture(webpOf(0x10))).toEqual({ width: 3, height: 2, type: 'webp', opaque: false })
})

test('whether something may be seen through it is known of most', () => {
  const withColour = (type: number) => {
    const png = pngOf('tEXt')
    png[25] = type
    return stillPicture(png)?.opaque
  }
  // Grey, colour, palette; grey and colour with a channel more.
  expect([0, 2, 3, 4, 6].map(withColour)).toEqual([true, true, true, false, false])
  expect(stillPicture(pngOf('tRNS'))?.opaque).toBe(false)
  expect(stillPicture(webpOf(0))?.opaque).toBe(true)
  const lossless = (alpha: number) => {
    const bytes = Buffer.from('RIFF\x16\0\0\0WEBPVP8L\x0a\0\0\0\x2f\x02\x40\0\0\0\0\0\0\0', 'latin1')
    bytes[24] = alpha
    return stillPicture(bytes)?.opaque
  }
  expect([lossless(0), lossless(0x10)]).toEqual([true, false])
})

/** As far as a chunk of a name before the picture. */
function pngOf(chunk: string): Buffer {
  const head = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x03\0\0\0\x02\x08\x02\0\0\0\0\0\0\0', 'latin1')
  return Buffer.concat([head, Buffer.from(`\0\0\0\x08${chunk}12345678\0\0\0\0\0\0\0\x04IDAT12340000`, 'latin1')])
}

function webpOf(flags: number): Buffer {
  const head = Buffer.from('RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0', 'latin1')
  return Buffer.concat([head, Buffer.from([flags, 0, 0, 0, 2, 0, 0, 1, 0, 0])])
}
