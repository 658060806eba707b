import { statfs } from 'node:fs/promises'
import { type Problem, problem } from '../base/problem.ts'
import { pollFolders } from './poll-folders.ts'
import { sendsEvents } from './probe-events.ts'
import { type FolderEvents, type FolderWatcher, watchFolders } from './watch-folders.ts'

/**
 * Watches folders by events where these arrive, and by looking again and again where they do not: on disks of the network
 * or of a container's host, which report no changes made elsewhere, when a change of our own is not heard of, and when
 * the system has no watches left.
 */
interface FollowEvents extends FolderEvents {
  /** Says how the folders are followed from now on, where that is not by events. */
  readonly notice?: ((problem: Problem) => void) | undefined
  /** A folder in which a file may be written to see whether events arrive. */
  readonly own?: string
}

/** How folders are followed; for tests of what the system would do elsewhere. */
interface Ways {
  readonly watch: typeof watchFolders
  readonly poll: typeof pollFolders
  readonly diskOf: (folder: string) => Promise<string | undefined>
  readonly sendsEvents: (folder: string, own: string) => Promise<boolean>
}

/** Resolves when every change from then on is seen. */
export async function followFolders(
  tops: readonly string[],
  events: FollowEvents,
  { watch, poll, diskOf, sendsEvents: hears }: Ways = {
    watch: watchFolders,
    poll: pollFolders,
    diskOf: eventlessDisk,
    sendsEvents,
  },
): Promise<FolderWatcher> {
  let follower: FolderWatcher | undefined
  let isClosed = false
  let isPolling = false
  const startedMs = Date.now()
  const polling = async (found: Problem): Promise<void> => {
    if (isPolling || isClosed) return
    isPolling = true
    follower?.close()
    events.notice?.(found)
    // What was saved since is reported, with or without an event.
    const poller = await poll(tops, events, { sinceMs: startedMs })
    if (isClosed) poller.close()
    follower = poller
  }
  const failed = (error: Error): void => {
    const found = outOfWatches(error)
    if (found === undefined) events.failed(error)
    else polling(found).catch(events.failed)
  }
  const disks = await Promise.all(tops.map(async (top) => ({ top, disk: await diskOf(top) })))
  const slow = disks.find(({ disk }) => disk !== undefined)
  if (slow?.disk !== undefined) {
    await polling(problem('watch-polls', { why: 'disk', folder: slow.top, disk: slow.disk }, { severity: 'warning' }))
  } else {
    try {
      follower = await watch(tops, { ...events, failed })
    } catch (error) {
      const found = outOfWatches(error)
      if (found === undefined) throw error
      await polling(found)
    }
    const [top = ''] = tops
    // Nobody waits for it: where events arrive, that is all.
    if (events.own !== undefined)
      hears(top, events.own)
        .then((isHeard) => (isHeard ? undefined : polling(silent(top))))
        .catch(events.failed)
  }
  return {
    close() {
      isClosed = true
      follower?.close()
    },
  }
}

function silent(folder: string): Problem {
  return problem('watch-polls', { why: 'silent', folder }, { severity: 'warning' })
}

function outOfWatches(error: unknown): Problem | undefined {
  const { code } = error as NodeJS.ErrnoException
  if (code !== 'ENOSPC' && code !== 'EMFILE') return undefined
  return problem('watch-polls', { why: code === 'ENOSPC' ? 'watches' : 'instances' }, { severity: 'warning' })
}

/** Kinds of file systems that Linux knows by number and that report no changes made on the other side. */
const EVENTLESS: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xfe534d42, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0x01021997, '9P'],
  [0x65735546, 'FUSE'],
  [0x786f4256, 'VirtualBox'],
  [0xbacbacbc, 'VMware'],
  [0x61636673, 'ACFS'],
  [0x00c36400, 'Ceph'],
  [0x5346414f, 'AFS'],
  [0x7c7c6673, 'Parallels'],
  [0x6a656a63, 'Docker Desktop'],
  [0x53464846, 'WSL'],
])

/** The name of a folder's kind of file system, where that sends no events. */
async function eventlessDisk(folder: string): Promise<string | undefined> {
  if (process.platform !== 'linux') return undefined
  const info = await statfs(folder).catch(() => undefined)
  // The number is of 32 bits, with or without a sign.
  return info && EVENTLESS.get(info.type >>> 0)
}
