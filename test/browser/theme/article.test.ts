import { afterAll, beforeAll, expect, it } from 'vitest'
import { openThemeSite, type ThemeSite } from './site.ts'

/** What stands around a text: pictures that open, contents, the cover, comments that cannot be had. */

const drawing = (width: number, height: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%"/></svg>`
const POST = `---
title: 长文
date: 2018-05-02
cover: /images/tall.svg
---
[toc]

开头一段。

![小图](/images/small.svg "小图的说明")

![高图](/images/tall.svg)

## 第一节

::: code-group
\`\`\`bash [npm]
npm ci
\`\`\`
\`\`\`bash [yarn]
yarn
\`\`\`
:::

${'文字。\n\n'.repeat(80)}

## 第二节

文字
`
const PATH = '/2018/05/02/article/'
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true }
const OPTIONS = 'comments: { provider: twikoo, twikoo: { env_id: a, script: /none.js } }\n'

let site: ThemeSite
beforeAll(async () => {
  site = await openThemeSite(OPTIONS, {
    'source/_posts/article.md': POST,
    'source/images/small.svg': drawing(40, 20),
    'source/images/tall.svg': drawing(400, 900),
  })
})
afterAll(() => site[Symbol.asyncDispose]())

it('pictures are enlarged, drawings too, with their captions; keys lead to the next and around', async () => {
  const { page } = await site.open(PATH)
  await page.locator('.zoom').first().click()
  const viewer = page.getByRole('dialog', { name: '小图' })
  const large = viewer.getByRole('img')
  await expect.poll(async () => (await large.boundingBox())!.width).toBeGreaterThan(1000)
  expect(await viewer.locator('.viewer-caption').textContent()).toBe('小图的说明')
  expect(await viewer.locator('.viewer-count').textContent()).toBe('1 / 2')
  await page.keyboard.press('ArrowRight')
  const second = page.getByRole('dialog', { name: '高图' })
  expect(await second.locator('.viewer-count').textContent()).toBe('2 / 2')
  await page.keyboard.press('ArrowRight')
  expect(await viewer.isVisible()).toBe(true)
  await viewer.getByRole('button', { name: '上一张' }).click()
  expect(await second.isVisible()).toBe(true)
  await page.keyboard.press('Escape')
  expect(await page.locator('.viewer').isVisible()).toBe(false)
})

it('a tap closes a picture', async () => {
  const { page } = await site.open(PATH, PHONE)
  await page.locator('.zoom').first().tap()
  await page.locator('.viewer').waitFor()
  await page.touchscreen.tap(200, 400)
  await expect.poll(() => page.locator('.viewer').isVisible()).toBe(false)
})

it('a finger that moves sideways shows the next picture', async () => {
  const { page } = await site.open(PATH, PHONE)
  await page.locator('.zoom').first().tap()
  const viewer = page.locator('.viewer')
  await viewer.waitFor()
  const session = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: x === undefined ? [] : [{ x, y: 400 }] })
  await touch('touchStart', 300)
  for (const x of [250, 200, 150, 100]) await touch('touchMove', x)
  await touch('touchEnd')
  await expect.poll(() => viewer.locator('.viewer-count').textContent()).toBe('2 / 2')
  expect(await viewer.isVisible()).toBe(true)
})

it('contents stand once: beside the text, or where the author put them', async () => {
  const { page } = await site.open(PATH)
  const [beside, inText] = [page.locator('.post > .contents'), page.locator('.prose > .toc')]
  expect([await beside.isVisible(), await inText.isVisible()]).toEqual([true, false])
  await page.setViewportSize({ width: 900, height: 900 })
  expect([await beside.isVisible(), await inText.isVisible()]).toEqual([false, true])
})

it('the sheet of contents on a phone lies at the foot of the screen, its words off the edge', async () => {
  const { page } = await site.open(PATH, PHONE)
  await page.evaluate("document.querySelector('[data-contents]').click()")
  const sheet = (await page.getByRole('dialog', { name: '文章目录' }).boundingBox())!
  expect(Math.round(sheet.y + sheet.height)).toBe(844)
  const last = (await page.locator('.sheet a').last().boundingBox())!
  expect(last.x).toBeGreaterThan(12)
  expect(844 - last.y - last.height).toBeGreaterThan(12)
})

it.each([
  ['a screen', { viewport: { width: 1280, height: 720 } }],
  ['a phone', PHONE],
])('a tall cover leaves the beginning of the text on the first screen of %s', async (_, options) => {
  const { page } = await site.open(PATH, options)
  const text = (await page.getByText('开头一段。').boundingBox())!
  const shown = page.locator('.prose > .toc')
  const begin = (await shown.isVisible()) ? (await shown.boundingBox())! : text
  expect(begin.y + 40).toBeLessThan(options.viewport.height)
})

it('of a group of code blocks the tab that is chosen is shown', async () => {
  const { page } = await site.open(PATH)
  const shown = () => page.locator('.code-group .tab-pane:visible pre').allInnerTexts()
  expect((await shown()).map((text) => text.trim())).toEqual(['npm ci'])
  await page.getByRole('link', { name: 'yarn' }).click()
  expect((await shown()).map((text) => text.trim())).toEqual(['yarn'])
})

it('comments that cannot be reached say so, and are asked for again', async () => {
  const { page } = await site.open(PATH)
  await page.locator('.comments').scrollIntoViewIfNeeded()
  const again = page.getByRole('button', { name: '重试' })
  await again.waitFor()
  expect(await page.locator('.comments-failed').textContent()).toContain('评论服务暂时连不上。')
  await page.route('**/none.js', (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: 'twikoo = { init: ({ el }) => { el.textContent = "评论在此" } }',
    }),
  )
  await again.click()
  await page.getByText('评论在此').waitFor()
})
