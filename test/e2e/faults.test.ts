import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { en } from '../../src/messages/en.ts'
import { texts } from '../../src/messages/texts/en.ts'
import { openProject } from '../../src/project.ts'
import { buildSite } from '../../src/road/run-build.ts'
import { openPreview } from '../../src/server/preview.ts'
import { randomOf } from '../properties/site-edits.ts'
import { snapshot } from '../road/sites.ts'
import { BLOG, blog, run, site } from './command.ts'

/** The built command where the machine fails it: killed, short of handles, memory, room, and not alone. */

const post = (name: string, body: string) => `---\ntitle: ${name}\ndate: 2018-03-31\ntags: [${name}]\n---\n${body}\n`
const POSTS = Array.from({ length: 40 }, (_, i) => `p${String(i).padStart(2, '0')}`)
const FILES = {
  '_config.yml': 'title: 站\nurl: https://example.com\ntheme: t\nper_page: 20\nfeed: false\nsearch: false\n',
  'themes/t/layout/index.ejs':
    '<% page.posts.each(function (post) { %><h2><%= post.title %></h2><%- post.content %><% }) %>',
  'themes/t/layout/post.ejs': '<h1><%= page.title %></h1><%- page.content %>',
}
/** The site after a number of edits, each of which changes every third post, removes one and adds one. */
function filesAfter(edits: number): Record<string, string> {
  const posts = [...POSTS.slice(edits), ...Array.from({ length: edits }, (_, i) => `new${i}`)]
  return {
    ...FILES,
    ...Object.fromEntries(
      posts.map((name, i) => [
        `source/_posts/${name}.md`,
        post(name, `$x^2$ ${i % 3 === 0 ? edits : 0}\n\n${'深度学习。'.repeat(200)}\n\n\`\`\`js\nlet a = ${i}\n\`\`\``),
      ]),
    ),
  }
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const name of readdirSync(join(folder, 'source/_posts'))) rmSync(join(folder, 'source/_posts', name))
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text)
}

/** What a clean build gives after a number of edits, made once and in this process, which is faster. */
function builtAfter(edits: number): Promise<Record<string, string>> {
  const known = built.get(edits)
  if (known !== undefined) return known
  const folder = site(filesAfter(edits))
  const made = mend(folder).then(() => published(folder))
  built.set(edits, made)
  return made
}
const built = new Map<number, Promise<Record<string, string>>>()

async function mend(folder: string): Promise<void> {
  expect((await buildSite(await openProject(folder), { now: new Date() })).good).toBe(true)
}

const published = (folder: string) => snapshot(join(folder, 'public'))

/** Runs a build until it ends by itself or by the signal. */
function generate(folder: string, kill?: { readonly signal: 'SIGKILL' | 'SIGTERM'; readonly afterMs: number }) {
  const child = spawn(process.execPath, [BLOG, 'generate', '--silent'], { cwd: folder, stdio: 'ignore' })
  const timer = kill && setTimeout(() => child.kill(kill.signal), kill.afterMs)
  return new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      clearTimeout(timer)
      resolve(code)
    })
  })
}

describe('a build that is killed', () => {
  it('at any moment leaves whole files, and the next build makes all right', async () => {
    const random = randomOf(8)
    const folder = site(filesAfter(0))
    const started = performance.now()
    expect(await generate(folder)).toBe(0)
    const fullMs = performance.now() - started
    let before = published(folder)
    let killed = 0
    for (let edits = 1; edits <= 6; edits++) {
      const after = await builtAfter(edits)
      write(folder, filesAfter(edits))
      const signal = edits % 2 === 0 ? 'SIGKILL' : 'SIGTERM'
      const afterMs = random(Math.ceil(fullMs))
      if ((await generate(folder, { signal, afterMs })) !== 0) killed++
      for (const [path, bytes] of Object.entries(published(folder))) {
        if (path.startsWith('.blog-staging')) continue
        expect([before[path], after[path]], `${path} after ${signal} at ${afterMs} ms`).toContain(bytes)
      }
      expect(await generate(folder)).toBe(0)
      expect(published(folder)).toEqual(after)
      before = after
    }
    expect(killed).toBeGreaterThan(0)
  })
})

describe('two builds at once', () => {
  it('both end well, and the site is what one of them makes', async () => {
    const folder = site(filesAfter(0))
    expect(await Promise.all([generate(folder), generate(folder), generate(folder)])).toEqual([0, 0, 0])
    expect(published(folder)).toEqual(await builtAfter(0))
    write(folder, filesAfter(3))
    expect(await Promise.all([generate(folder), generate(folder)])).toEqual([0, 0])
    expect(published(folder)).toEqual(await builtAfter(3))
  })
})

describe.runIf(process.platform !== 'win32')('a poor machine', () => {
  it.each([
    ['64 file handles', 'ulimit -n 64', {}],
    ['a heap of 40 MB', 'true', { NODE_OPTIONS: '--max-old-space-size=40' }],
  ])('%s suffice', async (_, limit, env) => {
    const folder = site(filesAfter(0))
    const { code, err } = run('sh', ['-c', `${limit}; exec "$0" "$@"`, process.execPath, BLOG, 'generate'], folder, env)
    expect(code, err).toBe(0)
    expect(published(folder)).toEqual(await builtAfter(0))
  })
})

/** Whether a disk can be mounted: by root, and not in every container. Elsewhere `test/road/faults.test.ts` tells of a full one. */
function canMount(): boolean {
  const at = mkdtempSync(join(tmpdir(), 'hanmo-mount-'))
  try {
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4k', 'tmpfs', at]).status !== 0) return false
    execFileSync('umount', [at])
    return true
  } finally {
    rmSync(at, { recursive: true })
  }
}

describe.runIf(process.platform === 'linux' && canMount())('a disk', () => {
  it.each([
    ['full, for the site', 'public', 'size=64k', /the disk is full/],
    ['read-only, for the site', 'public', 'ro', /read-only/],
  ])(
    '%s: one sentence, exit code 1, nothing half-written, and right again when fixed',
    async (_, name, options, said) => {
      const folder = site(filesAfter(0))
      const unmount = mount(join(folder, name), options)
      const { code, out, err } = blog(folder, ['generate'])
      expect(code).toBe(1)
      expect((out + err).replace(/\s+/g, ' ')).toMatch(said)
      expect(err).not.toMatch(/^\s+at .*:\d+:\d+/m)
      expect(published(folder)).toEqual({})
      unmount()
      await mend(folder)
      expect(published(folder)).toEqual(await builtAfter(0))
    },
  )

  it.each([
    ['full, for the cache', 'size=16k', 'its disk is full'],
    ['read-only, for the cache', 'ro', 'its disk is read-only'],
  ])(
    '%s: the site is published with one warning, again after edits, and without one once the cache is repaired',
    async (_, options, why) => {
      const folder = site(filesAfter(0))
      const env = { TMPDIR: temporary() }
      const unmount = mount(join(folder, '.blog-cache'), options)
      for (const edits of [0, 3]) {
        write(folder, filesAfter(edits))
        const { code, out, err } = blog(folder, ['generate'], env)
        const said = (out + err).replace(/\s+/g, ' ')
        expect(code, said).toBe(0)
        expect(said.split(why)).toHaveLength(2)
        expect(said).toContain('1 warning')
        expect(published(folder)).toEqual(await builtAfter(edits))
      }
      unmount()
      write(folder, filesAfter(5))
      const { code, out, err } = blog(folder, ['generate'], env)
      expect([code, err]).toEqual([0, ''])
      expect(out).not.toContain('warning')
      expect(published(folder)).toEqual(await builtAfter(5))
      expect(readdirSync(env.TMPDIR)).toEqual([])
    },
  )

  it('full, for the cache: the preview says so once, and shows every page', async () => {
    const folder = site(filesAfter(0))
    vi.stubEnv('TMPDIR', temporary())
    onTestFinished(() => void vi.unstubAllEnvs())
    mount(join(folder, '.blog-cache'), 'size=16k')
    const notices: string[] = []
    const preview = await openPreview({
      open: () => openProject(folder),
      now: () => new Date(),
      messages: en,
      texts: texts.serving,
      host: '127.0.0.1',
      port: { port: 4100, exact: false },
      events: { notice: ({ code }) => notices.push(code) },
    })
    onTestFinished(() => preview.close())
    for (const name of POSTS) {
      const page = await fetch(`${preview.url}2018/03/31/${name}/`)
      expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('深度学习')])
    }
    expect(notices).toEqual(['cache-unwritable'])
  })
})

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hanmo-spare-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

function mount(at: string, options: string): () => void {
  mkdirSync(at, { recursive: true })
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', at])
  let mounted = true
  const unmount = () => {
    if (mounted) execFileSync('umount', [at])
    mounted = false
  }
  onTestFinished(unmount)
  return unmount
}

/** Root may write everywhere. */
describe.runIf(process.platform !== 'win32' && process.getuid?.() !== 0)('a folder that may not be written', () => {
  it.each([
    ['public', 1, 'may not be read or written by you'],
    ['.blog-cache', 0, 'may not be written by you'],
  ])('%s: one sentence, exit code %i, and right again when fixed', async (name, exit, words) => {
    const folder = site(filesAfter(0))
    mkdirSync(join(folder, name))
    chmodSync(join(folder, name), 0o555)
    const { code, out, err } = blog(folder, ['generate'])
    expect(code).toBe(exit)
    expect((out + err).replace(/\s+/g, ' ')).toContain(words)
    chmodSync(join(folder, name), 0o755)
    await mend(folder)
    expect(published(folder)).toEqual(await builtAfter(0))
  })
})
