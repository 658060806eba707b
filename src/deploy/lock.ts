import { randomBytes } from 'node:crypto'
import { mkdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { linkStatsAt } from '../base/file-stamp.ts'
import { readPlain } from '../base/plain-file.ts'
import { BlogError, problem } from '../base/problem.ts'
import { mayBeRunning, ownMark } from '../base/process-mark.ts'

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
const BEAT_MS = 20_000
/** A lock of another machine or container that nobody touched for so long was left behind. */
const SILENT_MS = 10 * 60_000

/** @throws {BlogError} deploy-running while a process holds the lock that is alive as far as anybody can see */
export async function lockFolder(folder: string): Promise<Lock> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'deploy.lock')
  const mine = `${ownMark()} ${randomBytes(6).toString('hex')}\n`
  for (let wait = 0; wait <= 2 * WAITS; wait++) {
    if (await makeFile(file, mine)) return held(file, mine, false)
    const text = readLock(file)
    const [mark = ''] = (text ?? '').trim().split(' ')
    if (mark !== '' && mayBeRunning(mark, touchedAt(file), SILENT_MS)) throw running(mark, file)
    // Just made and not yet filled, or just given back: look again before taking it for a killed process's.
    const isLeft = text !== undefined && (text !== '' || wait >= WAITS)
    if (isLeft && (await replace(file, text, mine))) return held(file, mine, true)
    await setTimeout(WAIT_MS)
  }
  throw new BlogError(problem('deploy-running', { file }))
}

/** The lock is touched while it is held, so that other machines and containers can tell that somebody is at work. */
function held(file: string, mine: string, wasKilled: boolean): Lock {
  const beat = setInterval(() => void utimes(file, new Date(), new Date()).catch(() => {}), BEAT_MS)
  beat.unref()
  const release = async () => {
    clearInterval(beat)
    // Another took it over, if this process was asleep for long.
    if (readLock(file) === mine) await rm(file, { force: true })
  }
  return { wasKilled, release }
}

/** Undefined when there is none, `""` for what is no lock. A pipe is not opened. */
function readLock(file: string): string | undefined {
  return readPlain(file)?.toString() ?? (linkStatsAt(file) === undefined ? undefined : '')
}

const touchedAt = (file: string): number => linkStatsAt(file)?.mtimeMs ?? 0

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
  const isStillLeft = readLock(file) === left
  // Renamed, the claim is the lock; otherwise it is given back.
  await (isStillLeft ? rename(claim, file) : rm(claim, { force: true }))
  return isStillLeft
}

function running(who: string, file: string): BlogError {
  return new BlogError(problem('deploy-running', { who, file }))
}
