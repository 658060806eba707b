import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { BlogError } from '../base/problem.ts'

/**
 * Lets one deployment at a time work in the cache, and tells whether the last one was killed: then what it left is not
 * to be trusted.
 */
interface Lock {
  /** Whether an earlier deployment ended without giving its lock back. */
  readonly wasKilled: boolean
  readonly release: () => Promise<void>
}

const WAIT_MS = 20
/** A second: far longer than a process takes from making its lock to filling it. */
const WAITS = 50
/** Far longer than replacing a file takes: an older claim is of a process that was killed just then. */
const CLAIM_MS = 10_000

/** @throws {BlogError} deploy-running while a living process of this machine holds the lock */
export async function lockFolder(folder: string): Promise<Lock> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'deploy.lock')
  const mine = `${process.pid} ${hostname()}\n`
  const release = () => rm(file, { force: true })
  for (let wait = 0; wait <= 2 * WAITS; wait++) {
    if (await makeFile(file, mine)) return { wasKilled: false, release }
    const held = await readFile(file, 'utf8').catch(() => undefined)
    const [pid, host] = (held ?? '').trim().split(' ')
    if (host === hostname() && isAlive(Number(pid))) throw running(`process ${pid}`, file)
    // Just made and not yet filled, or just given back: look again before taking it for a killed process's.
    const isLeft = held !== undefined && (held !== '' || wait >= WAITS)
    if (isLeft && (await replace(file, held, mine))) return { wasKilled: true, release }
    await setTimeout(WAIT_MS)
  }
  throw running('the lock does not come free', file)
}

/** Whether the file was not there and is now ours. */
async function makeFile(file: string, text: string): Promise<boolean> {
  try {
    await writeFile(file, text, { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/**
 * Puts our lock in the place of one that was left, if it still stands there. Only the holder of the claim replaces, and
 * by renaming, so the file is never missing in between and nobody's fresh lock is lost.
 */
async function replace(file: string, left: string, mine: string): Promise<boolean> {
  const claim = `${file}.claim`
  if (!(await makeFile(claim, mine))) {
    const claimed = await stat(claim).catch(() => undefined)
    if (claimed && Date.now() - claimed.mtimeMs > CLAIM_MS) await rm(claim, { force: true })
    return false
  }
  const isStillLeft = (await readFile(file, 'utf8').catch(() => undefined)) === left
  // Renamed, the claim is the lock; otherwise it is given back.
  await (isStillLeft ? rename(claim, file) : rm(claim, { force: true }))
  return isStillLeft
}

function running(who: string, file: string): BlogError {
  return new BlogError({
    code: 'deploy-running',
    message: `Another deployment of this site is running (${who}).`,
    hint: `Wait until it ends. If there is none, delete ${file}.`,
  })
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
