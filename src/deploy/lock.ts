import { mkdir, open, readFile, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { BlogError } from '../base/problem.ts'

/**
 * Lets one deployment at a time work in the cache, and tells whether the last one was killed: then what it left is not
 * to be trusted.
 */
export interface Lock {
  /** Whether an earlier deployment ended without giving its lock back. */
  readonly wasKilled: boolean
  readonly release: () => Promise<void>
}

/** @throws {BlogError} deploy-running while a living process of this machine holds the lock */
export async function lockFolder(folder: string): Promise<Lock> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'deploy.lock')
  let wasKilled = false
  for (let attempt = 0; ; attempt++) {
    try {
      const handle = await open(file, 'wx')
      await handle.writeFile(`${process.pid} ${hostname()}\n`)
      await handle.close()
      return { wasKilled, release: () => rm(file, { force: true }) }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 3) throw error
    }
    const [pid, host] = (await readFile(file, 'utf8').catch(() => '')).trim().split(' ')
    if (host === hostname() && isAlive(Number(pid))) {
      throw new BlogError({
        code: 'deploy-running',
        message: `Another deployment of this site is running (process ${pid}).`,
        hint: `Wait until it ends. If there is none, delete ${file}.`,
      })
    }
    wasKilled = true
    await rm(file, { force: true })
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
