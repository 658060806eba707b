import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished } from 'vitest'
import { en } from '../../src/messages/en.ts'
import { texts } from '../../src/messages/texts/en.ts'
import { openProject } from '../../src/project.ts'
import { addPicture } from '../../src/scaffold/pictures.ts'
import { openPreview, type Preview } from '../../src/server/preview.ts'
import { launchChromium } from './chromium.ts'

/** An author pastes a picture into a page of the preview, or drops one on it: it lies beside the post, and its line is at hand. */

const ROOT = join(import.meta.dirname, '../..')
const POST = 'source/_posts/resnet.md'
const NOW = new Date('2026-11-30T04:00:00Z')

let browser: Browser
let folder: string
let preview: Preview
let context: BrowserContext
let page: Page

beforeAll(async () => {
  browser = await launchChromium()
  folder = mkdtempSync(join(tmpdir(), 'hanmo-pasting-'))
})
afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
})

beforeEach(async () => {
  for (const name of ['_config.yml', 'source', 'scaffolds', 'themes']) {
    rmSync(join(folder, name), { recursive: true, force: true })
    cpSync(join(ROOT, name), join(folder, name), { recursive: true })
  }
  preview = await openPreview({
    open: () => openProject(folder),
    now: () => NOW,
    messages: en,
    texts: texts.serving,
    host: '127.0.0.1',
    port: { port: 0, exact: true },
    savePicture: ({ folders, config }, given) => addPicture(folders, config, given, NOW),
  })
  context = await browser.newContext({ viewport: { width: 1200, height: 700 } })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  onTestFinished(async () => {
    expect(faults).toEqual([])
    await context.close()
    await preview.close()
  })
})

/** Opens a page whose client has heard whether pictures are taken. */
async function visit(path: string): Promise<void> {
  const heard = page.waitForResponse((response) => response.url().includes('/__hanmo/picture?'))
  await page.goto(new URL(path, preview.url).href)
  await (await heard).finished()
  await page.waitForFunction('document.documentElement.dataset.hanmoShown')
}
const ARTICLE = '2018/02/11/resnet/'

/** As a program for screenshots leaves it, and then the keys. */
async function pasteScreenshot(): Promise<void> {
  await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(300, 200)
    const context = canvas.getContext('2d')
    if (context === null) return
    context.fillStyle = '#3b6fd4'
    context.fillRect(20, 20, 200, 100)
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': await canvas.convertToBlob() })])
  })
  await page.keyboard.press('ControlOrMeta+V')
}

/** As a file that is let go over the page. */
async function drop(files: readonly { readonly name: string; readonly type: string; readonly bytes: Buffer }[]) {
  const plain = files.map(({ name, type, bytes }) => ({ name, type, bytes: [...bytes] }))
  await page.evaluate((given) => {
    const data = new DataTransfer()
    for (const { name, type, bytes } of given) data.items.add(new File([new Uint8Array(bytes)], name, { type }))
    const at = document.querySelector('main') ?? document.body
    for (const kind of ['dragover', 'drop'])
      at.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }))
  }, plain)
}

const card = () => page.locator('hanmo-pasting .card')
const clipboard = () => page.evaluate(() => navigator.clipboard.readText())
const beside = () => {
  const at = join(folder, 'source/_posts/resnet')
  return existsSync(at)
    ? readdirSync(at)
        .filter((name) => name.startsWith('2026'))
        .sort()
    : []
}
const text = () => readFileSync(join(folder, POST), 'utf8')
const photo = (name: string, type: string) => ({
  name,
  type,
  bytes: readFileSync(join(import.meta.dirname, '../fixtures/images', type === 'image/png' ? 'shot.png' : 'photo.jpg')),
})

it('a screenshot that is pasted is saved beside the post, and its line is on the clipboard', async () => {
  await visit(ARTICLE)
  const before = text()
  await pasteScreenshot()
  expect(await card().locator('canvas').count()).toBe(1)
  expect(beside()).toEqual([])
  // Words are typed as they come, shortcuts of the theme do nothing.
  await page.keyboard.type('残差块 /')
  await page.keyboard.press('Enter')
  await card().getByText('on the clipboard').waitFor()
  expect(beside()).toEqual(['2026-11-30-残差块.png'])
  expect(await clipboard()).toBe('![残差块 /](resnet/2026-11-30-残差块.png)')
  expect(text()).toBe(before)
})

it('at the end of the file, if the author wants it, and the page shows it at once', async () => {
  await visit(ARTICLE)
  const before = text()
  await pasteScreenshot()
  await page.keyboard.type('残差块')
  await card().getByText('Add at the end').click()
  await page.locator('.prose img[alt="残差块"]').waitFor()
  expect(text()).toBe(`${before}\n![残差块](resnet/2026-11-30-残差块.png)\n`)
  const shown = page.locator('.prose img[alt="残差块"]')
  await shown.scrollIntoViewIfNeeded()
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(300)
})

it('several that are dropped are saved in their order, by the names that somebody gave them', async () => {
  await visit(ARTICLE)
  await drop([photo('loss-curves.png', 'image/png'), photo('IMG_2041.JPG', 'image/jpeg')])
  const fields = card().locator('input')
  expect(await fields.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))).toEqual([
    'loss curves',
    '',
  ])
  await card().getByText('Save and copy').click()
  await card().getByText('on the clipboard').waitFor()
  expect(beside()).toHaveLength(2)
  expect(await clipboard()).toBe(
    `![loss curves](resnet/2026-11-30-loss-curves.png)\n\n![](resnet/${beside().find((one) => one.endsWith('.jpg'))})`,
  )
})

it('what only calls itself a picture is refused with a sentence, and can be taken back', async () => {
  await visit(ARTICLE)
  await drop([{ name: 'x.png', type: 'image/png', bytes: Buffer.from('<script>alert(1)</script>') }])
  await card().getByText('Save and copy').click()
  await card().getByText('no PNG').waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('hanmo-pasting').count()).toBe(0)
  expect(beside()).toEqual([])
})

it('a given-up card leaves nothing, and text, other files and what is typed elsewhere are left alone', async () => {
  await visit(ARTICLE)
  await pasteScreenshot()
  await page.keyboard.press('Escape')
  await page.evaluate(() => navigator.clipboard.writeText('text'))
  await page.keyboard.press('ControlOrMeta+V')
  await drop([{ name: 'a.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF') }])
  await page.evaluate(() => {
    const field = document.createElement('textarea')
    document.body.append(field)
    field.focus()
  })
  await pasteScreenshot()
  expect(await page.locator('hanmo-pasting').count()).toBe(0)
  expect(beside()).toEqual([])
})

it('a page that is no article takes none', async () => {
  await visit('archives/')
  await pasteScreenshot()
  await drop([photo('x.png', 'image/png')])
  expect(await page.locator('hanmo-pasting').count()).toBe(0)
})

it('a preview that has been started again is asked for its token', async () => {
  await visit(ARTICLE)
  const { port } = preview
  await preview.close()
  preview = await openPreview({
    open: () => openProject(folder),
    now: () => NOW,
    messages: en,
    texts: texts.serving,
    host: '127.0.0.1',
    port: { port, exact: true },
    savePicture: ({ folders, config }, given) => addPicture(folders, config, given, NOW),
  })
  await pasteScreenshot()
  await page.keyboard.type('x')
  await page.keyboard.press('Enter')
  await card().getByText('on the clipboard').waitFor()
  expect(beside()).toEqual(['2026-11-30-x.png'])
})
