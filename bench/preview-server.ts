import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Site } from './cases.ts'
import { EDITED_POST } from './corpus.ts'

/** A generator's preview as a process: started until it shows a page, asked, ended. */

export interface Running {
  readonly child: ChildProcess
  readonly port: number
  /** The time from the start to the first page, in ms. */
  readonly firstPageMs: number
}

export async function start({ generator, folder, tools }: Site): Promise<Running> {
  if (generator.server === undefined) throw new Error(`${generator.name(tools)} has no preview to measure.`)
  const port = await freePort()
  const [command = '', ...args] = generator.server.command(port, tools)
  const started = performance.now()
  const child = spawn(command === 'node' ? process.execPath : command, args, { cwd: folder, stdio: 'ignore' })
  while ((await get(port, '/')) === '') {
    if (hasEnded(child)) throw new Error(`The server of ${generator.name(tools)} ended.`)
    await pause(5)
  }
  return { child, port, firstPageMs: performance.now() - started }
}

export async function stop({ child }: Running): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  if (!hasEnded(child) && child.kill('SIGINT')) await ended
}

export const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => (exitCode ?? signalCode) !== null

/** A page's text; empty when there is none, or nobody answers. */
export function get(port: number, path: string): Promise<string> {
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

/** The path of the edited post. In Hexo's address the day may be that of another time zone. */
export async function addressOf(text: string, port: number): Promise<string> {
  const date = new Date(`${/^date: (\S+)/m.exec(text)?.[1]}T00:00:00Z`)
  for (const day of [0, -1]) {
    const shifted = new Date(date.getTime() + day * 86_400_000).toISOString().slice(0, 10)
    const path = `/${shifted.replaceAll('-', '/')}/${EDITED_POST.replace('.md', '')}/`
    if ((await get(port, path)) !== '') return path
  }
  throw new Error('The server has no page of the post that is edited.')
}

export const editedFile = ({ generator, folder }: Site): string => join(folder, generator.files.posts, EDITED_POST)

/** In MB. */
export function memoryOf({ pid }: ChildProcess): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
