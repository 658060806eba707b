import { afterAll, beforeAll, expect, it } from 'vitest'
import { installSharp, noise, put } from '../../images/pictures.ts'
import { openThemeSite, type ThemeSite } from './site.ts'

/** Pictures in several widths, as a browser sees them: which it loads, how large they are, what a click shows. */

const POST = `---
title: 图
date: 2018-05-02
cover: /images/photo.jpg
---

![大图](/images/photo.jpg "大图的说明")

![小图](/images/little.jpg)
`
const PATH = '/2018/05/02/pictures/'

let site: ThemeSite
beforeAll(async () => {
  site = await openThemeSite('', { 'source/_posts/pictures.md': POST }, async (folder) => {
    installSharp(folder)
    put(folder, 'source/images/photo.jpg', await noise(1600, 800).jpeg().toBuffer())
    put(folder, 'source/images/little.jpg', await noise(200, 100).jpeg().toBuffer())
  })
})
afterAll(() => site[Symbol.asyncDispose]())

it.each([
  // Two pixels of the screen for each of the page; as wide as the text, which is 697 pixels.
  [390, 2, 800],
  [1280, 1, 800],
  [1280, 2, 1600],
])(
  'on a screen of %i pixels, %i-fold, the picture of %i pixels is loaded',
  async (width, deviceScaleFactor, expected) => {
    const { page } = await site.open(PATH, { viewport: { width, height: 800 }, deviceScaleFactor })
    const photo = page.getByAltText('大图')
    await photo.scrollIntoViewIfNeeded()
    await expect
      .poll(() => photo.evaluate((image: HTMLImageElement) => image.complete && image.currentSrc))
      .toMatch(new RegExp(`/resized/photo-\\w+-${expected}\\.webp$`))
    const { width: text } = (await page.locator('.prose').first().boundingBox())!
    const shown = (await photo.boundingBox())!
    expect([Math.round(shown.width), Math.round(shown.height)]).toEqual([Math.round(text), Math.round(text / 2)])
    // Nothing is blown up.
    expect((await page.getByAltText('小图').boundingBox())!.width).toBe(200)
  },
)

it('enlarged, a picture is the author’s own file', async () => {
  const { page } = await site.open(PATH)
  await page.locator('.zoom').first().click()
  const viewer = page.getByRole('dialog', { name: '大图' })
  expect(await viewer.getByRole('img').getAttribute('src')).toMatch(/\/images\/photo\.jpg$/)
  expect(await viewer.locator('.viewer-caption').textContent()).toBe('大图的说明')
})

it('the page does not move when its pictures come', async () => {
  const { page } = await site.open(PATH)
  await page.getByAltText('小图').scrollIntoViewIfNeeded()
  const shift = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) =>
          resolve(list.getEntries().reduce((sum, entry) => sum + (entry as unknown as { value: number }).value, 0)),
        ).observe({ type: 'layout-shift', buffered: true })
        setTimeout(() => resolve(0), 500)
      }),
  )
  expect(shift).toBeLessThan(0.01)
})
