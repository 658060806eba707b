import { spawn } from 'node:child_process'
import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Runs the built command as an author does: another process, in a folder of its own. */

export const CLI = join(import.meta.dirname, '../../dist/cli.js')

export interface Ended {
  /** 128 and more for a signal, as a shell counts. */
  readonly code: number
  readonly out: string
  readonly err: string
}

export interface Options {
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string
  /** Called with all that was printed so far, whenever something is. */
  readonly printed?: (text: string, kill: (signal: NodeJS.Signals) => void) => void
}

const SIGNALS: Readonly<Record<string, number>> = { SIGINT: 130, SIGKILL: 137, SIGTERM: 143 }

export function blog(args: readonly string[], { cwd, env = {}, input = '', printed }: Options): Promise<Ended> {
  const { NO_COLOR: _, FORCE_COLOR: __, ...inherited } = process.env
  const child = spawn(process.execPath, [CLI, ...args], { cwd, env: { ...inherited, ...env } })
  const text = { out: '', err: '' }
  const take = (name: 'out' | 'err') => (chunk: Buffer) => {
    text[name] += chunk.toString()
    printed?.(text.out + text.err, (signal) => child.kill(signal))
  }
  child.stdout.on('data', take('out'))
  child.stderr.on('data', take('err'))
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code: code ?? SIGNALS[signal ?? ''] ?? -1, ...text }))
  })
}

export interface TemporaryFolder extends AsyncDisposable {
  readonly folder: string
}

export async function temporaryFolder(): Promise<TemporaryFolder> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'hanmo-e2e-')))
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) }
}
