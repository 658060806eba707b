import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import sharp, { type Sharp } from 'sharp'
import type { Generator } from '../bench/generators/generator.ts'
import { start, stop } from '../bench/preview-server.ts'
import { builtSample } from '../bench/sample.ts'
import { launchChromium } from '../test/browser/chromium.ts'
import { serve } from '../test/browser/serve.ts'

/**
 * `npm run docs:pictures`: the pictures of both READMEs, at double density, and a moving one: a post as it is written, and
 * the page that follows. All WebP, into `docs/images/`.
 */

const ROOT = join(import.meta.dirname, '..')
const TO = join(ROOT, 'docs/images')
const POST = '2018/02/11/resnet/'
const DESK = { viewport: { width: 1100, height: 760 } } satisfies BrowserContextOptions
const PHONE = { viewport: { width: 390, height: 760 }, isMobile: true, hasTouch: true } satisfies BrowserContextOptions

type Shot = readonly [path: string, options: BrowserContextOptions, at?: string]

/** Side by side. */
const STILLS: Readonly<Record<string, readonly Shot[]>> = {
  home: [
    ['', DESK],
    ['', { ...PHONE, colorScheme: 'dark' }],
  ],
  post: [
    [POST, DESK, '.katex-display'],
    [POST, { ...PHONE, colorScheme: 'dark' }, 'pre'],
  ],
}

async function shoot(browser: Browser, url: string, options: BrowserContextOptions, at?: string): Promise<Buffer> {
  const context = await browser.newContext({ ...options, deviceScaleFactor: 2, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(url, { waitUntil: 'networkidle' })
  if (at !== undefined)
    await page.evaluate(
      `document.querySelector(${JSON.stringify(at)})?.scrollIntoView({ behavior: 'instant', block: 'center' })`,
    )
  await page.evaluate('document.fonts.ready.then(() => undefined)')
  await pause(300)
  const picture = await page.screenshot()
  await context.close()
  return picture
}

const GAP = 48

/** @param pictures of one height */
async function besideEachOther(pictures: readonly Buffer[]): Promise<Sharp> {
  const sizes = await Promise.all(pictures.map((picture) => sharp(picture).metadata()))
  const height = Math.max(...sizes.map((size) => size.height))
  const width = sizes.reduce((sum, size) => sum + size.width + GAP, -GAP)
  let left = 0
  const parts = pictures.map((input, index) => {
    const part = { input, top: 0, left }
    left += (sizes[index]?.width ?? 0) + GAP
    return part
  })
  const background = { r: 0, g: 0, b: 0, alpha: 0 }
  return sharp(
    await sharp({ create: { width, height, channels: 4, background } })
      .composite(parts)
      .png()
      .toBuffer(),
  )
}

async function stills(browser: Browser): Promise<void> {
  const folder = builtSample()
  const site = await serve(join(folder, 'public'))
  for (const [name, shots] of Object.entries(STILLS)) {
    const pictures: Buffer[] = []
    for (const [path, options, at] of shots) pictures.push(await shoot(browser, site.url + path, options, at))
    await (await besideEachOther(pictures)).webp({ quality: 82 }).toFile(join(TO, `${name}.webp`))
  }
  await site.close()
  rmSync(folder, { recursive: true, force: true })
}

const HEAD = '---\ntitle: 残差网络\ndate: 2024-05-01\ntags: [论文]\n---\n\n'
/** What is typed; each part is a save. */
const TYPED = [
  '深层网络难以训练。',
  '\n**“退化”**不是过拟合：',
  '训练误差\n也会上升。\n',
  '\n让各层学习残差：\n',
  '\n$$\n\\mathbf{y} = \\mathcal{F}(\\mathbf{x}) + \\mathbf{x} \\tag{1}\n$$\n',
  '\n```python\ndef block(x):\n    return relu(f(x) + x)\n```\n',
  '\n> [!TIP]\n> 恒等映射是**“捷径”**。\n',
]

const SIZE = { width: 620, height: 700 }
/** In ms: how long a save stands, and the last. */
const [STANDS, LAST] = [650, 3000]
/** In ms: by then the page has followed. */
const SEEN = 1500

/** The text in an editor's window. */
const editor = (text: string): string => `<!doctype html><meta charset="utf-8"><style>
body { margin: 0; padding: 22px 26px; background: #1e2127; color: #cfd3da; font: 15px/1.65 "DejaVu Sans Mono", "Noto Sans CJK SC", monospace }
p { margin: 0 0 14px; color: #7d8590; font-size: 13px }
pre { margin: 0; font: inherit; white-space: pre-wrap }
i { border-left: 2px solid #e0b050 }
</style><p>source/_posts/resnet.md</p><pre>${text.replace(/&/g, '&amp;').replace(/</g, '&lt;')}<i></i></pre>`

async function film(browser: Browser): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'hanmo-film-'))
  const file = join(folder, 'source/_posts/resnet.md')
  const write = (text: string) => writeFileSync(file, HEAD + text)
  copySite(folder)
  write('\u200b')
  const server = ['node', join(ROOT, 'dist/cli.cjs'), 'server', '--port']
  const generator = {
    name: () => 'hanmo',
    server: { command: (port: number) => [...server, String(port)], reloads: true },
  } as unknown as Generator
  const running = await start({ generator, folder, tools: '' })
  const context = await browser.newContext({ viewport: SIZE, reducedMotion: 'reduce' })
  const [page, desk] = [await context.newPage(), await context.newPage()]
  await page.goto(`http://127.0.0.1:${running.port}/2024/05/01/resnet/`, { waitUntil: 'networkidle' })
  const frames: Buffer[] = []
  let text = ''
  for (const part of ['', ...TYPED]) {
    text += part
    if (part !== '') {
      write(text)
      await pause(SEEN)
    }
    await page.waitForLoadState('networkidle')
    await page.evaluate(`scrollTo(0, 96)`)
    await desk.setContent(editor(HEAD + text))
    const pictures = [await desk.screenshot(), await page.screenshot()]
    frames.push(await (await besideEachOther(pictures)).png().toBuffer())
  }
  await context.close()
  await stop(running)
  rmSync(folder, { recursive: true, force: true })
  const delay = frames.map((_, index) => (index === frames.length - 1 ? LAST : STANDS))
  await sharp(frames, { join: { animated: true } })
    .webp({ quality: 70, effort: 6, loop: 0, delay })
    .toFile(join(TO, 'preview.webp'))
}

function copySite(folder: string): void {
  mkdirSync(join(folder, 'source/_posts'), { recursive: true })
  writeFileSync(join(folder, '_config.yml'), 'title: 笔记\nlanguage: zh-CN\nurl: https://example.org\n')
  // What stands below each post is not what is shown here.
  writeFileSync(join(folder, '_config.mist.yml'), 'license: false\nshare: false\n')
}

const browser = await launchChromium()
await stills(browser)
await film(browser)
await browser.close()
