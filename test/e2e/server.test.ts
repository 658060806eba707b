import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { BLOG, blog, sampleSite } from './command.ts'

/** The built command as an author starts and ends it. */
async function started(folder: string, args: readonly string[] = []) {
  const child = spawn(process.execPath, [BLOG, 'server', '--port', '0', ...args], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const out = await firstOutput(child)
  const url = /http:\S+/.exec(out)?.[0] ?? ''
  return {
    url,
    out,
    text: async (path = '') => (await fetch(url + path)).text(),
    ended: (signal: 'SIGINT' | 'SIGTERM') =>
      new Promise<number | null>((resolve) => {
        child.once('exit', (code) => resolve(code))
        child.kill(signal)
      }),
  }
}

function firstOutput(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      text += String(chunk)
      if (text.includes('Ctrl+C')) resolve(text)
    })
    child.once('exit', () => reject(new Error(`It ended: ${text}`)))
  })
}

test('it serves, and Ctrl+C ends it well, with browsers still listening', async () => {
  const folder = sampleSite()
  const server = await started(folder)
  expect(await server.text()).toContain('墨池札记')
  expect(server.out).toContain('http://127.0.0.1:')
  const events = await fetch(`${server.url}__hanmo/events?address=/`)
  expect(events.headers.get('content-type')).toContain('text/event-stream')
  events.body?.cancel().catch(() => undefined)
  expect(await server.ended('SIGINT')).toBe(0)
})

test('two at once on one site, and a build beside them', async () => {
  const folder = sampleSite()
  const [one, two] = [await started(folder), await started(folder)]
  expect(blog(folder, ['generate', '--silent']).code).toBe(0)
  expect(await one.text()).toBe(await two.text())
  expect(await one.ended('SIGINT')).toBe(0)
  expect(await two.ended('SIGTERM')).toBe(0)
  expect(blog(folder, ['generate']).out).toContain('Nothing changed')
})

test('--static serves what generate wrote, and adds nothing', async () => {
  const folder = sampleSite()
  blog(folder, ['generate', '--silent'])
  const server = await started(folder, ['--static'])
  expect(await server.text()).toBe(readFileSync(join(folder, 'public/index.html'), 'utf8'))
  expect((await fetch(`${server.url}_config.yml`)).status).toBe(404)
  expect(await server.ended('SIGINT')).toBe(0)
})

test('a port that was asked for and is taken ends it at once, with what to do', async () => {
  const folder = sampleSite()
  const server = await started(folder)
  const { code, err } = blog(folder, ['server', '--port', new URL(server.url).port])
  expect(code).toBe(1)
  expect(err).toContain('port-taken')
  expect(await server.ended('SIGINT')).toBe(0)
})
