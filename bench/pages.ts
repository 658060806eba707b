import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { launchChromium } from '../test/browser/chromium.ts'
import { serve } from '../test/browser/serve.ts'
import { builtSample } from './sample.ts'

/**
 * `npm run bench:pages`: what Chromium loads for a page of the sample blog, uncompressed, beside what themes of Hexo
 * loaded (measured once; third-party requests came on top of theirs). `--site folder` weighs a site that is finished
 * already, with the same posts at the same addresses.
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
| NexT 8.29.0 Mist, the same posts | 182.6 / 122.1 kB, 4 requests to others; without these 549.4 / 556.2 kB |
| landscape, a blog of twelve posts | 441 / 451 kB |
| fluid, a blog of twelve posts | 515 / 535 kB |`

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

const { values } = parseArgs({ options: { site: { type: 'string' } } })
const folder = values.site === undefined ? builtSample() : undefined
const site = await serve(values.site ?? join(folder ?? '', 'public'))
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
if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
const table = `| page | kB in all | html | css | js | fonts | images | requests | to others |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`
const beside = `
| theme | home / post without formulas |
| --- | --- |
| Mist | ${ours[0]} / ${ours[1]} kB, none; formulas in an excerpt bring KaTeX's fonts and styles to the home page |${OTHERS}
`
process.stdout.write(values.site === undefined ? table + beside : table)
