import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { withoutMetadata } from '../../src/images/metadata.ts'
import { openProject } from '../../src/project.ts'
import { buildSite } from '../../src/road/run-build.ts'
import { installSharp, noise, put } from '../images/pictures.ts'
import { launchChromium } from './chromium.ts'
import { serve } from './serve.ts'

/** Pictures as a browser shows them: without what cameras write into them, and before they have come. */

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

it('behind a picture that has not come yet its colour is seen, and nothing of that when it has', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hanmo-images-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  installSharp(folder)
  const photo = await noise(600, 300).tint('#c02020').jpeg().toBuffer()
  put(folder, 'source/images/a.jpg', photo)
  put(folder, 'source/_posts/a.md', Buffer.from('---\ntitle: a\ndate: 2018-03-01\n---\n![图](/images/a.jpg)\n'))
  put(folder, '_config.yml', Buffer.from('url: https://example.com\ntheme: mist\nimages: { placeholder: color }\n'))
  await buildSite(await openProject(folder), { now: new Date('2020-06-01T00:00:00Z') })
  const site = await serve(join(folder, 'public'))
  const page = await browser.newPage()
  onTestFinished(async () => {
    await page.close()
    await site.close()
  })
  let go = () => {}
  const held = new Promise<void>((resolve) => {
    go = resolve
  })
  await page.route(/-(?:480|600)\.webp$/, async (route) => {
    await held
    await route.continue()
  })
  const tiny = page.waitForResponse(/-1\.webp$/)
  await page.goto(`${site.url}2018/03/01/a/`, { waitUntil: 'commit' })
  await (await tiny).finished()
  const image = page.locator('.prose img')
  /** Red, roughly, and how lively it is. */
  const seen = async () => {
    const { channels, entropy } = await sharp(await image.screenshot()).stats()
    const [red, green] = channels.map(({ mean }) => mean)
    return [(red ?? 0) > (green ?? 0) + 40, entropy > 3]
  }
  await expect.poll(seen).toEqual([true, false])
  go()
  await expect.poll(seen).toEqual([true, true])
})
