import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:net'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { launchChromium } from '../test/browser/chromium.ts'
import { EDITED, writeCorpus } from './corpus.ts'
import { median } from './median.ts'
import { PEERS, type Server, versionOf } from './peers.ts'

/**
 * `npm run bench:preview`: from a save to the answer and to the page that have it, medians; from the start to the first
 * page; memory after many saves. `--sizes 100,1000,5000 --edits 30 --memory 100,300`, `--peers hexo,hugo` for other
 * servers beside it, and `--minutes 10` for the longest that one server is edited to see its memory.
 */

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100,1000,5000' },
    edits: { type: 'string', default: '30' },
    memory: { type: 'string', default: '100,300' },
    minutes: { type: 'string', default: '10' },
    peers: { type: 'string', default: '' },
  },
})
const ROOT = join(import.meta.dirname, '..')
const BLOG = join(ROOT, 'dist/cli.cjs')
const TOOLS = join(tmpdir(), 'hanmo-bench-tools')
const EDITS = Number(values.edits)
const [EARLY = 100, LATE = 300] = values.memory.split(',').map(Number)

/** A generator that serves one site. */
interface Subject {
  readonly name: string
  readonly folder: string
  /** Absolute: the post that is edited. */
  readonly file: string
  readonly build: readonly string[]
  readonly server: Server
  readonly leftovers: readonly string[]
}

/** All times in ms, memory in MB; undefined where it was not measured. */
interface Row {
  readonly coldMs: number
  readonly warmMs: number
  readonly answerMs: number
  readonly domMs: number
  readonly earlyMb: number | undefined
  readonly lateMb: number | undefined
}

const OURS = {
  build: ['node', BLOG, 'generate', '--silent'],
  server: { command: (port) => ['node', BLOG, 'server', '--port', String(port)], reloads: true },
  leftovers: ['public', '.blog-cache'],
} as const satisfies Partial<Subject>

function subjects(corpus: string): Subject[] {
  const names = values.peers.split(',').filter((name) => name !== '')
  const peers = names.map((name): Subject => {
    const peer = PEERS[name]
    if (peer?.server === undefined) throw new Error(`No server to measure is named ${name}.`)
    const folder = `${corpus}-${name}`
    peer.install(TOOLS)
    peer.prepare(corpus, folder, TOOLS)
    return {
      name: `${name} ${versionOf(name, TOOLS)}`,
      folder,
      file: join(folder, peer.posts, basename(EDITED)),
      build: peer.command,
      server: peer.server,
      leftovers: peer.leftovers,
    }
  })
  return [{ name: 'hanmo', folder: corpus, file: join(corpus, EDITED), ...OURS }, ...peers]
}

async function measure(subject: Subject, browser: Browser): Promise<Row> {
  const { folder, file, build, server, leftovers } = subject
  for (const leftover of leftovers) rmSync(join(folder, leftover), { recursive: true, force: true })
  const cold = await start(subject)
  await stop(cold.child)
  const [command = '', ...args] = commandOf(build)
  if (spawnSync(command, args, { cwd: folder, stdio: 'ignore' }).status !== 0)
    throw new Error(`${build.join(' ')} failed.`)
  const { child, port, firstPageMs } = await start(subject)
  try {
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
          throw new Error(`${subject.name} never showed the change.`)
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
    const page = await browser.newPage()
    await page.goto(`http://127.0.0.1:${port}${path}`)
    const shows = (mark: string) => `document.body?.textContent.includes(${JSON.stringify(mark)})`
    const shown: number[] = []
    for (let edit = 0; edit < EDITS; edit++) {
      // Only a page whose connection stands hears of a change, and one that was loaded anew has to make it again.
      await pause(1000)
      const started = performance.now()
      const mark = save()
      // A change of which the page never hears counts for as long as it was waited for.
      if (server.reloads) await page.waitForFunction(shows(mark), undefined, { timeout: 20_000 }).catch(() => {})
      // Whose server tells the browser nothing has to be asked again and again.
      else while (!(await page.evaluate(shows(mark)))) await page.reload({ waitUntil: 'domcontentloaded' })
      shown.push(performance.now() - started)
    }
    await page.close()
    const until = performance.now() + Number(values.minutes) * 60_000
    // A server that is slow, or ends for want of memory, has none to tell.
    const memoryAfter = async (count: number): Promise<number | undefined> => {
      while (saves < count && performance.now() < until && !hasEnded(child)) await answered().catch(() => undefined)
      return saves < count || hasEnded(child) ? undefined : memoryOf(child)
    }
    return {
      coldMs: cold.firstPageMs,
      warmMs: firstPageMs,
      answerMs: median(answers),
      domMs: median(shown),
      earlyMb: await memoryAfter(EARLY),
      lateMb: await memoryAfter(LATE),
    }
  } finally {
    await stop(child)
  }
}

const LONGEST_MS = 20_000

/** Gives the time from the start to the first page. */
async function start({ name, folder, server }: Subject) {
  const port = await freePort()
  const [command = '', ...args] = commandOf(server.command(port))
  const started = performance.now()
  const child = spawn(command, args, { cwd: folder, stdio: 'ignore' })
  while ((await get(port, '/')) === '') {
    if (hasEnded(child)) throw new Error(`The server of ${name} ended.`)
    await pause(5)
  }
  return { child, port, firstPageMs: performance.now() - started }
}

/** The path of the edited post. In Hexo's address the day may be that of another time zone. */
async function addressOf(text: string, port: number): Promise<string> {
  const date = new Date(`${/^date: (\S+)/m.exec(text)?.[1]}T00:00:00Z`)
  for (const day of [0, -1]) {
    const shifted = new Date(date.getTime() + day * 86_400_000).toISOString().slice(0, 10)
    const path = `/${shifted.replaceAll('-', '/')}/${basename(EDITED, '.md')}/`
    if ((await get(port, path)) !== '') return path
  }
  throw new Error('The server has no page of the post that is edited.')
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  if (!hasEnded(child) && child.kill('SIGINT')) await ended
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => (exitCode ?? signalCode) !== null

const commandOf = ([command = '', ...args]: readonly string[]): string[] => [
  command === 'node' ? process.execPath : command,
  ...args,
]

/** A page's text; empty when there is none, or nobody answers. */
function get(port: number, path: string): Promise<string> {
  return new Promise((resolve) => {
    request({ host: '127.0.0.1', port, path }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('error', () => resolve(''))
      response.on('end', () => resolve(response.statusCode === 200 ? Buffer.concat(chunks).toString() : ''))
    })
      .on('error', () => resolve(''))
      .end()
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

function memoryOf({ pid }: ChildProcess): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
}

function rowOf(name: string, { coldMs, warmMs, answerMs, domMs, earlyMb, lateMb }: Row): string {
  const shown = (value: number | undefined) => (value === undefined ? '–' : value.toFixed(0))
  const grown = earlyMb && lateMb ? `${((lateMb / earlyMb - 1) * 100).toFixed(0)} %` : '–'
  return `| ${[name, ...[coldMs, warmMs, answerMs, domMs, earlyMb, lateMb].map(shown), grown].join(' | ')} |`
}

console.log(
  `Node ${process.version}, ${availableParallelism()} × ${cpus()[0]?.model.trim()}; medians of ${EDITS}, in ms; memory in MB. DOM: a page whose server tells it nothing is reloaded until it has the change.\n`,
)
const browser = await launchChromium()
for (const posts of values.sizes.split(',').map(Number)) {
  const corpus = mkdtempSync(join(tmpdir(), 'hanmo-bench-'))
  writeCorpus(corpus, { posts, profile: 'technical' })
  cpSync(join(ROOT, 'bench/theme'), join(corpus, 'themes/bench'), { recursive: true })
  const all = subjects(corpus)
  try {
    console.log(`### ${posts} posts\n
| | first page, cold | warm | edit → GET | edit → DOM | MB after ${EARLY} | after ${LATE} | grown |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |`)
    for (const subject of all) console.log(rowOf(subject.name, await measure(subject, browser)))
    console.log('')
  } finally {
    for (const { folder } of all) rmSync(folder, { recursive: true, force: true })
  }
}
await browser.close()
