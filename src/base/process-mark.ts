import { createHash } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/**
 * A word that names this very process, for files that others must not take for abandoned: a number alone is given again
 * by the system, is the same in every container, and says nothing on another machine that shares the disk.
 */

/** `"5f0c2a91-4711-k3x9"`: where the process runs, its number, when it began. Safe in a file name. */
export function ownMark(): string {
  return [ownPlace(), process.pid, ownStart()].join('-')
}

/**
 * Whether whoever left the mark may still be at work. What cannot be asked (another machine, another container, a mark
 * in no form of ours) is taken for alive until its file has not been touched for `graceMs`.
 */
export function mayBeRunning(mark: string, touchedMs: number, graceMs: number, nowMs = Date.now()): boolean {
  const [, place, digits, start] = /^([0-9a-f]{8})-(\d+)-([0-9a-z]+)$/.exec(mark) ?? []
  if (place !== ownPlace()) return nowMs - touchedMs < graceMs
  const pid = Number(digits)
  if (pid === process.pid) return start === ownStart()
  if (!isAlive(pid)) return false
  const began = startOf(pid)
  return began === undefined || began === start
}

/** The machine, and on Linux the namespace in which numbers of processes mean something. */
function ownPlace(): string {
  let space = ''
  try {
    space = readlinkSync('/proc/self/ns/pid')
  } catch {
    // Not Linux: numbers of processes are the machine's.
  }
  return createHash('sha256').update(`${hostname()}\n${space}`).digest('hex').slice(0, 8)
}

function ownStart(): string {
  return startOf(process.pid) ?? Math.round(performance.timeOrigin).toString(36)
}

/** When a process began, in the system's own ticks; undefined where the system does not say. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is a name in brackets, which may hold spaces and brackets.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    return ticks === undefined ? undefined : Number(ticks).toString(36)
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  if (pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
