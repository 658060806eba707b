// `npm run bench:preview`: from a save to the answer that has it, by number of posts, with medians; the start, and
// memory after many saves. `--sizes 100,1000 --edits 30 --saves 300 --browser`
import { execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createJiti } from 'jiti'

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100,1000,5000' },
    edits: { type: 'string', default: '30' },
    saves: { type: 'string', default: '300' },
    browser: { type: 'boolean', default: false },
  },
})
const ROOT = join(import.meta.dirname, '..')
const BLOG = join(ROOT, 'dist/cli.js')
const { writeCorpus, EDITED } = await createJiti(import.meta.url).import('./corpus.ts')
const { launchChromium } = await createJiti(import.meta.url).import('../test/browser/chromium.ts')

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
const memoryOf = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024

function get(port, path) {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path }, (response) => {
      const chunks = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('end', () => resolve(Buffer.concat(chunks).toString()))
    })
      .on('error', reject)
      .end()
  })
}

/** Starts the preview. Gives the time to the first page. */
async function start(folder) {
  const started = performance.now()
  const child = spawn(process.execPath, [BLOG, 'server', '--port', '0'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await new Promise((resolve, reject) => {
    child.stdout.on('data', (text) => {
      const found = /127\.0\.0\.1:(\d+)/.exec(String(text).replace(/\u001b\[[\d;]*m/g, ''))?.[1]
      if (found) resolve(Number(found))
    })
    child.on('exit', () => reject(new Error('The preview ended.')))
  })
  await get(port, '/')
  return { child, port, firstPageMs: performance.now() - started }
}

const rows = []
for (const posts of values.sizes.split(',').map(Number)) {
  const folder = mkdtempSync(join(tmpdir(), 'hanmo-bench-'))
  try {
    writeCorpus(folder, { posts, profile: 'technical' })
    cpSync(join(ROOT, 'bench/theme'), join(folder, 'themes/bench'), { recursive: true })
    execFileSync(process.execPath, [BLOG, 'generate', '--silent'], { cwd: folder, stdio: 'inherit' })
    const { child, port, firstPageMs } = await start(folder)
    const file = join(folder, EDITED)
    const original = readFileSync(file, 'utf8')
    const address = JSON.parse(
      execFileSync(process.execPath, [BLOG, 'list', 'post', '--json'], {
        cwd: folder,
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      }),
    ).find((post) => JSON.stringify(post).includes(EDITED.replace('source/', '')))
    const path = `/${address.path ?? address.address}`.replace(/index\.html$/, '')
    await get(port, path)
    let number = 0
    const save = async () => {
      const mark = `第${++number}次保存`
      const started = performance.now()
      writeFileSync(file, `${original}\n\n${mark}。\n`)
      while (!(await get(port, path)).includes(mark));
      return performance.now() - started
    }
    const answers = []
    for (let index = 0; index < Number(values.edits); index++) {
      answers.push(await save())
      // The batch that follows a save ends before the next begins.
      await new Promise((resolve) => setTimeout(resolve, 150))
    }
    const browser = []
    if (values.browser) {
      const chromium = await launchChromium()
      const page = await chromium.newPage()
      await page.goto(`http://127.0.0.1:${port}${path}`)
      for (let index = 0; index < Number(values.edits); index++) {
        const mark = `第${++number}次保存`
        const started = performance.now()
        writeFileSync(file, `${original}\n\n${mark}。\n`)
        await page.waitForFunction((text) => document.body.textContent.includes(text), mark)
        browser.push(performance.now() - started)
      }
      await chromium.close()
    }
    for (let index = 0; index < Number(values.saves) / 3; index++) await save()
    const early = memoryOf(child.pid)
    for (let index = 0; index < (Number(values.saves) * 2) / 3; index++) await save()
    rows.push({
      posts,
      'first page ms': Math.round(firstPageMs),
      'save → answer ms': Math.round(median(answers)),
      'save → DOM ms': Math.round(median(browser)),
      'memory MB': Math.round(memoryOf(child.pid)),
      'grown %': Math.round((memoryOf(child.pid) / early - 1) * 100),
    })
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGINT')
    await ended
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
console.table(rows)
