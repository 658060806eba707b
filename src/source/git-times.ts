import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { type Problem, problem } from '../base/problem.ts'

/** When each file of a folder was last committed, for `updated_option: git`. */
export interface GitTimes {
  /** Posix path below the folder → milliseconds since 1970. Files that are not committed are not in it. */
  readonly times: ReadonlyMap<string, number>
  /** Why nothing is known, or why what is known may be wrong. */
  readonly problems: readonly Problem[]
}

/** One run of git for all files, and one to ask whether the history is whole. Never throws. */
export async function gitTimes(folder: string): Promise<GitTimes> {
  const times = new Map<string, number>()
  const problems: Problem[] = []
  try {
    const [log, shallow] = await Promise.all([
      git(folder, ['log', '--no-show-signature', '-z', '--format=%x01%ct', '--name-only', '--relative', '--', '.']),
      git(folder, ['rev-parse', '--is-shallow-repository']),
    ])
    let ms = 0
    for (const part of log.split('\0')) {
      const time = /^\n?\x01(\d+)\n*$/.exec(part)
      const path = part.replace(/^\n/, '')
      if (time) ms = Number(time[1]) * 1000
      // Newest first: the first mention of a file is its last change.
      else if (path !== '' && !times.has(path)) times.set(path, ms)
    }
    if (shallow.trim() === 'true') problems.push(problem('git-shallow', {}, { severity: 'warning' }))
  } catch (error) {
    problems.push(problem('git-times', { said: saidBy(error) }, { severity: 'warning' }))
  }
  return { times, problems }
}

async function git(folder: string, args: readonly string[]): Promise<string> {
  // Inside a hook GIT_DIR and its kin name another repository than the one around the folder.
  const kept = Object.entries(process.env).filter(([name]) => !/^GIT_/i.test(name))
  const options = { cwd: folder, maxBuffer: 1 << 28, env: { ...Object.fromEntries(kept), LC_ALL: 'C' } }
  const { stdout } = await promisify(execFile)('git', ['-c', 'core.fsmonitor=false', ...args], options)
  return stdout
}

function saidBy(error: unknown): string {
  const { code, stderr, message } = error as { code?: unknown; stderr?: string; message?: string }
  if (code === 'ENOENT') return 'the program git was not found'
  return stderr?.trim().split('\n').at(-1) || message || String(error)
}
