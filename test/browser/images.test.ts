import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { withoutMetadata } from '../../src/images/metadata.ts'
import { launchChromium } from './chromium.ts'

/** Pictures without what cameras write into them, as a browser shows them. */

const FOLDER = join(import.meta.dirname, '../fixtures/images')
let browser: Browser

beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

/** Of a picture as it is shown, turned as it says: its size and a digest of all its pixels. */
async function shown(bytes: Uint8Array, type: string) {
  const page = await browser.newPage()
  const pixels = await page.evaluate(
    async (address) => {
      const image = new Image()
      image.src = address
      await image.decode()
      const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight)
      const context = canvas.getContext('2d')
      context?.drawImage(image, 0, 0)
      const { width, height } = canvas
      return { width, height, bytes: Array.from(context?.getImageData(0, 0, width, height).data ?? []) }
    },
    `data:${type};base64,${Buffer.from(bytes).toString('base64')}`,
  )
  await page.close()
  return pixels
}

it.each([
  ['photo.jpg', 'image/jpeg', [8, 16]],
  ['progressive.jpg', 'image/jpeg', [16, 8]],
  ['cmyk.jpg', 'image/jpeg', [16, 8]],
  ['shot.png', 'image/png', [8, 16]],
  ['palette.png', 'image/png', [16, 8]],
  // Chromium turns no WebP, whatever it says.
  ['photo.webp', 'image/webp', [16, 8]],
  ['photo.avif', 'image/avif', [64, 48]],
])('%s looks the same in a browser', async (name, type, size) => {
  const before = readFileSync(join(FOLDER, name))
  const bare = withoutMetadata(before)
  if (bare === undefined || bare === 'broken') throw new Error('nothing was removed')
  const pixels = await shown(before, type)
  expect(new Set(pixels.bytes).size).toBeGreaterThan(8)
  expect([pixels.width, pixels.height]).toEqual(size)
  expect(await shown(bare.bytes, type)).toEqual(pixels)
})
