import { expect, test } from 'vitest'
import { ownSizeOfImage, sizeOfImage } from '../../src/base/image-size.ts'

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
