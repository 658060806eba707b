import type { BigIntStats } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { FolderEvents, FolderWatcher } from './watch-folders.ts'

/**
 * Folders and all below them → the path of whatever changed, by looking at each file once a second: for disks that send
 * no events, and where the system has no watches left. The look costs a few milliseconds for a thousand files.
 */
const EVERY_MS = 1000

interface PollOptions {
  readonly everyMs?: number
  /** What was touched from then on, in ms since 1970, counts as changed. */
  readonly sinceMs?: number
}

/** A disk of another machine may have another clock. */
const CLOCKS_MS = 2000

interface State {
  readonly word: string
  readonly touchedMs: number
}

/** Resolves when every change from then on is seen. */
export async function pollFolders(
  tops: readonly string[],
  events: FolderEvents,
  { everyMs = EVERY_MS, sinceMs = Number.POSITIVE_INFINITY }: PollOptions = {},
): Promise<FolderWatcher> {
  let before = await look(tops, events.ignored)
  for (const [path, { touchedMs }] of before) if (touchedMs >= sinceMs - CLOCKS_MS) events.changed(path)
  let isClosed = false
  let timer: NodeJS.Timeout | undefined
  const round = async (): Promise<void> => {
    try {
      const now = await look(tops, events.ignored)
      if (isClosed) return
      for (const [path, { word }] of now) if (before.get(path)?.word !== word) events.changed(path)
      for (const path of before.keys()) if (!now.has(path)) events.changed(path)
      before = now
    } catch (error) {
      if (!isClosed) events.failed(error instanceof Error ? error : new Error(String(error)))
    }
    wait()
  }
  const wait = (): void => {
    if (!isClosed) timer = setTimeout(() => void round(), everyMs)
  }
  wait()
  return {
    close() {
      isClosed = true
      clearTimeout(timer)
    },
  }
}

/** Every file and folder with what tells whether it is another one; of a folder only that it is one. */
async function look(tops: readonly string[], ignored: (path: string) => boolean): Promise<ReadonlyMap<string, State>> {
  const states = new Map<string, State>()
  const visit = async (path: string, chain: readonly string[]): Promise<void> => {
    const info = await stat(path, { bigint: true }).catch(() => undefined)
    // What went away meanwhile is missing from the list, which says so.
    if (info === undefined) return
    states.set(path, stateOf(info))
    if (!info.isDirectory()) return
    const real = await realpath(path).catch(() => undefined)
    if (real === undefined || chain.includes(real)) return
    for (const name of await readdir(path).catch(() => [])) {
      const child = join(path, name)
      if (!ignored(child)) await visit(child, [...chain, real])
    }
  }
  for (const top of tops) await visit(top, [])
  return states
}

function stateOf(info: BigIntStats): State {
  const { ino, size, mtimeNs, ctimeNs, mtimeMs, ctimeMs } = info
  if (info.isDirectory()) return { word: 'folder', touchedMs: 0 }
  return { word: [ino, size, mtimeNs, ctimeNs].join(), touchedMs: Math.max(Number(mtimeMs), Number(ctimeMs)) }
}
