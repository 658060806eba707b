import { mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { launchChromium } from '../test/browser/chromium.ts'
import { serve } from '../test/browser/serve.ts'
import { builtSample } from './sample.ts'

/** `npm run pictures`: the sample blog as PNG files, to be looked at after a change of the theme. `--to folder` */

interface Picture {
  readonly name: string
  readonly path: string
  readonly options?: BrowserContextOptions
  readonly prepare?: (page: Page) => Promise<void>
}

const { values } = parseArgs({ options: { to: { type: 'string', default: 'pictures' } } })
const POST = '2018/02/11/resnet/'
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } satisfies BrowserContextOptions
const DARK = { colorScheme: 'dark' } satisfies BrowserContextOptions

const scroll = (selector: string) => async (page: Page) => {
  await page.evaluate(`document.querySelector(${JSON.stringify(selector)})?.scrollIntoView({ behavior: 'instant' })`)
}
const search = async (page: Page) => {
  await page.keyboard.press('/')
  await page.getByRole('combobox').fill('残差')
  await page.getByRole('option').first().waitFor()
}

/** Images load when they come near, and those that are in sight must be there. */
const SHOWN = `Promise.all([...document.images]
  .filter((image) => Math.abs(image.getBoundingClientRect().top) < innerHeight)
  .map((image) => image.decode().catch(() => undefined))).then(() => undefined)`

const PICTURES: readonly Picture[] = [
  { name: 'home', path: '' },
  { name: 'home-dark', path: '', options: DARK },
  { name: 'home-phone', path: '', options: PHONE },
  { name: 'post', path: POST },
  { name: 'post-code', path: POST, prepare: scroll('pre') },
  { name: 'post-formulas', path: POST, prepare: scroll('.katex-display') },
  { name: 'post-dark', path: POST, options: DARK, prepare: scroll('pre') },
  { name: 'post-phone', path: POST, options: PHONE },
  { name: 'post-phone-formulas', path: POST, options: PHONE, prepare: scroll('.katex-display') },
  { name: 'post-end', path: POST, prepare: scroll('.post-foot') },
  { name: 'archives', path: 'archives/' },
  { name: 'tags', path: 'tags/' },
  { name: 'categories', path: 'categories/' },
  { name: 'links', path: 'links/' },
  { name: 'search', path: '', prepare: search },
  { name: 'search-page-dark', path: 'search/?q=残差', options: DARK },
  { name: 'search-phone', path: '', options: PHONE, prepare: search },
  { name: 'missing', path: '404.html' },
]

const to = resolve(values.to)
mkdirSync(to, { recursive: true })
const folder = builtSample()
const site = await serve(join(folder, 'public'))
const browser = await launchChromium()
for (const { name, path, options, prepare } of PICTURES) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  })
  const page = await context.newPage()
  await page.goto(site.url + encodeURI(path), { waitUntil: 'networkidle' })
  await prepare?.(page)
  await page.evaluate('document.fonts.ready.then(() => undefined)')
  await page.evaluate(SHOWN)
  await page.screenshot({ path: join(to, `${name}.png`) })
  await context.close()
}
await browser.close()
await site.close()
rmSync(folder, { recursive: true, force: true })
process.stdout.write(`${PICTURES.length} pictures → ${to}\n`)
