import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/**
 * When each file of a folder was last committed, for `updated_option: git`: posix path below the folder → milliseconds
 * since 1970. One run of git for all files; empty when git or a repository is missing. Files that are not committed
 * are not in it.
 */
export async function gitTimes(folder: string): Promise<ReadonlyMap<string, number>> {
  const times = new Map<string, number>()
  try {
    const { stdout } = await promisify(execFile)(
      'git',
      ['log', '-z', '--format=%x01%ct', '--name-only', '--relative', '--', '.'],
      {
        cwd: folder,
        maxBuffer: 1 << 28,
      },
    )
    let ms = 0
    for (const part of stdout.split('\0')) {
      const time = /^\n?\x01(\d+)\n*$/.exec(part)
      const path = part.replace(/^\n/, '')
      if (time) ms = Number(time[1]) * 1000
      // Newest first: the first mention of a file is its last change.
      else if (path !== '' && !times.has(path)) times.set(path, ms)
    }
  } catch {
    // No git, or no repository: then nothing is known.
  }
  return times
}
