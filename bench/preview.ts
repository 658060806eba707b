import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { launchChromium } from '../test/browser/chromium.ts'
import type { Site } from './cases.ts'
import { writeCorpus } from './corpus.ts'
import { generatorsOf } from './generators/all.ts'
import { run } from './measure.ts'
import { median } from './median.ts'
import { addressOf, editedFile, get, hasEnded, memoryOf, start, stop } from './preview-server.ts'
import { openResults, type Preview, save } from './results.ts'
import { previewText } from './table.ts'

/**
 * `npm run bench:preview`: from a save to the answer and to the page that have it, medians; from the start to the first
 * page; memory after many saves. `--minutes 10` is the longest that one server is edited to see its memory. What `--out`
 * has already is not measured again. See `bench/README.md`.
 */

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100,1000,5000' },
    edits: { type: 'string', default: '30' },
    minutes: { type: 'string', default: '10' },
    themes: { type: 'string', default: 'mist,bench' },
    peers: { type: 'string', default: '' },
    guests: { type: 'boolean', default: false },
    out: { type: 'string', default: join(tmpdir(), 'hanmo-bench.json') },
    tools: { type: 'string', default: join(tmpdir(), 'hanmo-bench-tools') },
  },
})
const { out, tools } = values
const EDITS = Number(values.edits)
const [EARLY, LATE] = [100, 300]
const LONGEST_MS = 20_000

async function measure(site: Site, browser: Browser): Promise<Omit<Preview, 'posts' | 'subject'>> {
  const { generator, folder } = site
  for (const leftover of generator.leftovers) rmSync(join(folder, leftover), { recursive: true, force: true })
  const cold = await start(site)
  await stop(cold)
  run(generator.command(tools), folder)
  const warm = await start(site)
  const { child, port } = warm
  try {
    const file = editedFile(site)
    const original = readFileSync(file, 'utf8')
    const path = await addressOf(original, port)
    let saves = 0
    const save = (): string => {
      const mark = `第${++saves}次保存`
      writeFileSync(file, `${original}\n\n${mark}。\n`)
      return mark
    }
    const answered = async (): Promise<number> => {
      const started = performance.now()
      const mark = save()
      while (!(await get(port, path)).includes(mark)) {
        if (hasEnded(child) || performance.now() - started > LONGEST_MS)
          throw new Error(`${generator.name(tools)} never showed the change.`)
        await pause(2)
      }
      return performance.now() - started
    }
    const answers: number[] = []
    for (let edit = 0; edit < EDITS; edit++) {
      answers.push(await answered())
      // What follows a save in the server ends before the next begins.
      await pause(150)
    }
    const shown = await shownIn(browser, `http://127.0.0.1:${port}${path}`, save, generator.server?.reloads === true)
    const until = performance.now() + Number(values.minutes) * 60_000
    // A server that is slow, or ends for want of memory, has none to tell.
    const memoryAfter = async (count: number): Promise<number | null> => {
      while (saves < count && performance.now() < until && !hasEnded(child)) await answered().catch(() => undefined)
      return saves < count || hasEnded(child) ? null : Math.round(memoryOf(child))
    }
    return {
      coldMs: Math.round(cold.firstPageMs),
      warmMs: Math.round(warm.firstPageMs),
      answerMs: Math.round(median(answers)),
      shownMs: Math.round(median(shown)),
      earlyMb: await memoryAfter(EARLY),
      lateMb: await memoryAfter(LATE),
    }
  } finally {
    await stop(warm)
  }
}

/** How long each save takes to be seen in a page that is open. */
async function shownIn(browser: Browser, url: string, save: () => string, reloads: boolean): Promise<number[]> {
  const page = await browser.newPage()
  await page.goto(url)
  const shows = (mark: string) => `document.body?.textContent.includes(${JSON.stringify(mark)})`
  const shown: number[] = []
  for (let edit = 0; edit < EDITS; edit++) {
    // Only a page whose connection stands hears of a change, and one that was loaded again has to make it once more.
    await pause(1000)
    const started = performance.now()
    const mark = save()
    // A change of which the page never hears counts for as long as it was waited for.
    if (reloads) await page.waitForFunction(shows(mark), undefined, { timeout: LONGEST_MS }).catch(() => {})
    // Whose server tells the browser nothing has to be asked again and again.
    else while (!(await page.evaluate(shows(mark)))) await page.reload({ waitUntil: 'domcontentloaded' })
    shown.push(performance.now() - started)
  }
  await page.close()
  return shown
}

const results = openResults(out)
console.log(`${results.machine}; medians of ${EDITS}, in ms; memory in MB; results in ${out}\n`)
const browser = await launchChromium()
for (const posts of values.sizes.split(',').map(Number)) {
  const scratch = mkdtempSync(join(tmpdir(), 'hanmo-bench-'))
  const corpus = join(scratch, 'corpus')
  writeCorpus(corpus, { posts, profile: 'technical' })
  try {
    for (const { name, generator } of generatorsOf(values)) {
      if (generator.server === undefined) continue
      generator.install?.(tools)
      const subject = generator.name(tools)
      if (!results.previews.some((one) => one.posts === posts && one.subject === subject)) {
        const site: Site = { generator, folder: join(scratch, name), tools }
        generator.prepare(corpus, site.folder, tools)
        const row = { posts, subject, ...(await measure(site, browser)) }
        rmSync(site.folder, { recursive: true, force: true })
        results.previews.push(row)
        save(out, results)
      }
    }
    console.log(`${previewText(results.previews.filter((one) => one.posts === posts))}\n`)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}
await browser.close()
