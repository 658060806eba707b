import { spawn } from 'node:child_process'
import { BlogError, problem } from '../base/problem.ts'
import type { Scrub } from './scrub.ts'

/**
 * Runs the system's git, by arguments, never through a shell. Settings and credentials go by the environment, where
 * neither a list of processes nor a configuration file shows them; what comes back has no secrets in it.
 */
export interface Git {
  /** Resolves whatever the exit code is. @throws {BlogError} deploy-git-missing, deploy-git-timeout */
  readonly run: (args: readonly string[], options?: RunOptions) => Promise<GitResult>
  /** Standard output of a command that must succeed. @throws {GitFailure} */
  readonly must: (args: readonly string[], options?: RunOptions) => Promise<string>
}

interface RunOptions {
  /** Standard input; empty when missing. */
  readonly input?: string | AsyncIterable<Uint8Array | string>
  readonly timeoutMs?: number
}

interface GitResult {
  readonly code: number
  readonly stdout: string
  /** Scrubbed. */
  readonly stderr: string
}

export interface GitSetting {
  readonly key: string
  readonly value: string
}

interface GitOptions {
  /** A folder that exists. */
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Configuration that wins over every file. */
  readonly settings?: readonly GitSetting[]
  /** The repository to work on; without it git looks for one upwards from `cwd`. */
  readonly gitDir?: string
  readonly scrub: Scrub
}

/** A git command failed that works whenever the repository is sound. */
export class GitFailure extends Error {
  readonly command: string
  readonly result: GitResult

  constructor(command: string, result: GitResult) {
    super(`git ${command} failed: ${lastLines(result.stderr) || `exit code ${result.code}`}`)
    this.name = 'GitFailure'
    this.command = command
    this.result = result
  }
}

export const NETWORK_TIMEOUT_MS = 30 * 60_000
const LOCAL_TIMEOUT_MS = 5 * 60_000

export function createGit(options: GitOptions): Git {
  const environment = environmentOf(options)
  const run = (args: readonly string[], how: RunOptions = {}) => runOnce(args, how, options, environment)
  return {
    run,
    must: async (args, how) => {
      const result = await run(args, how)
      if (result.code !== 0) throw new GitFailure(args[0] ?? '', result)
      return result.stdout
    },
  }
}

/** The last few lines that say something, without git's advice. */
export function lastLines(stderr: string, count = 6): string {
  return stderr
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '' && !line.startsWith('hint:'))
    .slice(-count)
    .join('\n')
}

// Of the variables named GIT_*, only those that say how to reach a server and who the author is. The others (GIT_DIR
// inside a hook, GIT_INDEX_FILE, GIT_TRACE) would turn our commands against the author's repository or print secrets.
const KEPT =
  /^GIT_(?:SSH|SSH_COMMAND|SSH_VARIANT|ASKPASS|SSL_\w+|HTTP_\w+|PROXY_\w+|EXEC_PATH|CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM|COUNT|KEY_\d+|VALUE_\d+)|(?:AUTHOR|COMMITTER)_(?:NAME|EMAIL))$/

function environmentOf(options: GitOptions): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = {}
  for (const [name, value] of Object.entries(options.env))
    if (value !== undefined && (!/^GIT_/i.test(name) || KEPT.test(name))) environment[name] = value
  const settings = options.settings ?? []
  const first = Number(environment.GIT_CONFIG_COUNT ?? 0) || 0
  settings.forEach(({ key, value }, index) => {
    environment[`GIT_CONFIG_KEY_${first + index}`] = key
    environment[`GIT_CONFIG_VALUE_${first + index}`] = value
  })
  environment.GIT_CONFIG_COUNT = String(first + settings.length)
  if (options.gitDir !== undefined) environment.GIT_DIR = options.gitDir
  // A question at the terminal would wait for ever in CI; askpass programs and credential helpers still work.
  environment.GIT_TERMINAL_PROMPT = '0'
  environment.GIT_ALLOW_PROTOCOL = 'file:git:http:https:ssh'
  // Messages are recognized by their English text.
  environment.LC_ALL = 'C'
  delete environment.LANGUAGE
  return environment
}

function runOnce(
  args: readonly string[],
  how: RunOptions,
  options: GitOptions,
  environment: NodeJS.ProcessEnv,
): Promise<GitResult> {
  const timeoutMs = how.timeoutMs ?? LOCAL_TIMEOUT_MS
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, { cwd: options.cwd, env: environment, windowsHide: true })
    const stdout: Buffer[] = []
    const stderr: Buffer[] = []
    let late = false
    let broken: unknown
    const timer = setTimeout(() => {
      late = true
      child.kill('SIGTERM')
    }, timeoutMs)
    let settled = false
    const settle = (code: number | null) => {
      if (settled) return
      settled = true
      clearTimeout(timer)
      child.stdout.destroy()
      child.stderr.destroy()
      if (broken !== undefined) return reject(broken)
      if (late) return reject(timedOut(args, timeoutMs))
      const text = (parts: Buffer[]) => Buffer.concat(parts).toString('utf8')
      resolve({ code: code ?? 1, stdout: text(stdout), stderr: options.scrub(text(stderr)) })
    }
    child.on('error', (cause: NodeJS.ErrnoException) => {
      broken = cause.code === 'ENOENT' ? missing(cause) : cause
      settle(1)
    })
    child.stdout.on('data', (data: Buffer) => stdout.push(data))
    child.stderr.on('data', (data: Buffer) => stderr.push(data))
    child.on('close', settle)
    // A helper that stays behind (an ssh master connection, a credential cache) keeps our pipes open for ever.
    child.on('exit', (code) => setTimeout(settle, 300, code))
    // git may end without reading everything: its exit code tells why.
    child.stdin.on('error', () => {})
    feed(child.stdin, how.input).catch((error: unknown) => {
      broken = error
      child.kill('SIGTERM')
    })
  })
}

async function feed(stdin: NodeJS.WritableStream, input: RunOptions['input']): Promise<void> {
  if (input !== undefined && typeof input !== 'string') {
    for await (const piece of input) {
      if (!stdin.writable) return
      if (!stdin.write(piece)) await drained(stdin)
    }
    stdin.end()
  } else stdin.end(input ?? '')
}

function drained(stdin: NodeJS.WritableStream): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      for (const event of ['drain', 'close', 'error']) stdin.off(event, done)
      resolve()
    }
    for (const event of ['drain', 'close', 'error']) stdin.once(event, done)
  })
}

function missing(cause: unknown): BlogError {
  return new BlogError(problem('deploy-git-missing', {}), { cause })
}

function timedOut(args: readonly string[], timeoutMs: number): BlogError {
  return new BlogError(problem('deploy-git-timeout', { command: args[0] ?? '', seconds: Math.round(timeoutMs / 1000) }))
}
