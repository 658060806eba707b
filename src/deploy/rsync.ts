import { spawn } from 'node:child_process'
import { BlogError, problem } from '../base/problem.ts'

/** Sends `public/` to a server with the system's rsync: Hexo's keys, as arguments, never through a local shell. */

type Settings = Readonly<Record<string, unknown>>

/** The arguments of rsync. @throws {BlogError} deploy-rsync for a missing key, or one that is no plain value */
export function rsyncArguments(settings: Settings, publicFolder: string): readonly string[] {
  const text = (key: string) => (settings[key] === undefined || settings[key] === null ? '' : String(settings[key]))
  const host = text('host')
  const user = text('user')
  const root = text('root')
  if (!/^[\w.:[\]-]+$/.test(host) || host.startsWith('-')) throw wrong('host', host)
  if (user !== '' && !/^[\w.-]+$/.test(user)) throw wrong('user', user)
  // The shell of the server reads this path.
  if (!/^[\p{L}\p{N}_./~@+:,-]+$/u.test(root) || root.startsWith('-')) throw wrong('root', root)
  const port = text('port') || '22'
  if (!/^\d{1,5}$/.test(port)) throw wrong('port', port)
  const key = text('key')
  if (/["'\s]/.test(key)) throw wrong('key', key)
  const shell = text('rsh') || ['ssh', '-p', port, ...(key === '' ? [] : ['-i', key])].join(' ')
  return [
    '-az',
    // Links and devices: what they lead to is not the site's.
    '--no-links',
    '--no-D',
    '--exclude=.DS_Store',
    '--exclude=.git',
    ...(settings.delete === false ? [] : ['--delete']),
    ...(settings.ignore_errors === true ? ['--ignore-errors'] : []),
    ...(settings.verbose === true ? ['-v'] : []),
    ...text('args').split(/\s+/).filter(Boolean),
    '-e',
    shell,
    '--',
    // The slash means what is in the folder, and not the folder.
    `${publicFolder.replace(/[\\/]+$/, '')}/`,
    `${user === '' ? '' : `${user}@`}${host}:${root.replace(/\/*$/, '/')}`,
  ]
}

/** @throws {BlogError} deploy-rsync, deploy-rsync-missing, deploy-rsync-failed */
export async function deployByRsync(
  settings: Settings,
  publicFolder: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const args = rsyncArguments(settings, publicFolder)
  const { code, stderr } = await run(args, env)
  if (code === 0) return
  const lines = stderr.trim().split('\n').slice(-5).join('\n')
  throw new BlogError(problem('deploy-rsync-failed', { code, said: lines }))
}

function run(args: readonly string[], env: Readonly<Record<string, string | undefined>>) {
  return new Promise<{ code: number; stderr: string }>((resolve, reject) => {
    const child = spawn('rsync', args, { env: { ...env }, stdio: ['ignore', 'ignore', 'pipe'], windowsHide: true })
    let stderr = ''
    child.stderr.on('data', (data: Buffer) => {
      stderr += data.toString('utf8')
    })
    child.on('error', (cause: NodeJS.ErrnoException) => reject(cause.code === 'ENOENT' ? missing(cause) : cause))
    child.on('close', (code) => resolve({ code: code ?? 1, stderr }))
  })
}

const EXAMPLE = 'deploy:\n  type: rsync\n  host: example.com\n  user: me\n  root: /var/www/blog/'

function wrong(key: string, value: string): BlogError {
  return new BlogError(problem('deploy-rsync', { key, value }, { frame: EXAMPLE }))
}

function missing(cause: unknown): BlogError {
  return new BlogError(problem('deploy-rsync-missing', {}), { cause })
}
