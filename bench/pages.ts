import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { launchChromium } from '../test/browser/chromium.ts'
import { serve } from '../test/browser/serve.ts'
import { builtSample } from './sample.ts'

/**
 * `npm run bench:pages`: what Chromium loads for a page of the sample blog, uncompressed, beside what themes of Hexo
 * loaded for a blog of twelve posts (measured once; third-party requests came on top of theirs).
 */

const PAGES = [
  ['home', ''],
  ['post', '2019/01/20/server-workflow/'],
  ['post with formulas', '2018/02/11/resnet/'],
  ['archives', 'archives/'],
  ['tags', 'tags/'],
  ['search', 'search/'],
] as const
const OTHERS = `
| NexT 8.29 Mist | 129 / 133 kB, 3–4 requests to others |
| landscape | 441 / 451 kB |
| fluid | 515 / 535 kB |`

interface Weight {
  /** By kind of resource as Chromium names it: document, stylesheet, script, font, image, other. */
  readonly bytes: ReadonlyMap<string, number>
  readonly requests: number
  readonly foreign: number
}

async function weigh(browser: Browser, url: string): Promise<Weight> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  const bytes = new Map<string, number>()
  const pending: Promise<void>[] = []
  const origin = new URL(url).origin
  let requests = 0
  let foreign = 0
  page.on('request', (request) => {
    if (request.url().startsWith('data:')) return
    requests++
    if (!request.url().startsWith(origin)) foreign++
  })
  page.on('response', (response) => {
    if (response.url().startsWith('data:')) return
    const kind = response.request().resourceType()
    pending.push(
      response.body().then((body) => {
        bytes.set(kind, (bytes.get(kind) ?? 0) + body.length)
      }),
    )
  })
  await page.goto(url, { waitUntil: 'networkidle' })
  await Promise.all(pending)
  await context.close()
  return { bytes, requests, foreign }
}

const folder = builtSample()
const site = await serve(join(folder, 'public'))
const browser = await launchChromium()
const kB = (count: number): string => (count / 1000).toFixed(1)
const KINDS = ['document', 'stylesheet', 'script', 'font', 'image']
const rows: string[] = []
const ours: string[] = []
for (const [name, path] of PAGES) {
  const { bytes, requests, foreign } = await weigh(browser, site.url + path)
  const total = [...bytes.values()].reduce((sum, count) => sum + count, 0)
  const cells = KINDS.map((kind) => kB(bytes.get(kind) ?? 0))
  ours.push(kB(total))
  rows.push(`| ${name} | ${kB(total)} | ${cells.join(' | ')} | ${requests} | ${foreign} |`)
}
await browser.close()
await site.close()
rmSync(folder, { recursive: true, force: true })
process.stdout.write(`| page | kB in all | html | css | js | fonts | images | requests | to others |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

| theme | home / post without formulas |
| --- | --- |
| Mist | ${ours[0]} / ${ours[1]} kB, none; formulas in an excerpt bring KaTeX's fonts and styles to the home page |${OTHERS}
`)
