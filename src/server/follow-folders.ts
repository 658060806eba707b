import { statfs } from 'node:fs/promises'
import { type Problem, problem } from '../base/problem.ts'
import { pollFolders } from './poll-folders.ts'
import { type FolderEvents, type FolderWatcher, watchFolders } from './watch-folders.ts'

/**
 * Watches folders by events where these arrive, and by looking again and again where they do not: on disks of the network
 * or of a container's host, which tell nobody of changes made elsewhere, and when the system has no watches left.
 */
interface FollowEvents extends FolderEvents {
  /** Says how the folders are followed from now on, where that is not by events. */
  readonly notice?: ((problem: Problem) => void) | undefined
}

/** How folders are followed; for tests of what the system would do elsewhere. */
interface Ways {
  readonly watch: typeof watchFolders
  readonly poll: typeof pollFolders
  readonly diskOf: (folder: string) => Promise<string | undefined>
}

/** Resolves when every change from then on is seen. */
export async function followFolders(
  tops: readonly string[],
  events: FollowEvents,
  { watch, poll, diskOf }: Ways = { watch: watchFolders, poll: pollFolders, diskOf: eventlessDisk },
): Promise<FolderWatcher> {
  let follower: FolderWatcher | undefined
  let isClosed = false
  const polling = async (found: Problem): Promise<void> => {
    follower?.close()
    events.notice?.(found)
    const poller = await poll(tops, events)
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
  }
  return {
    close() {
      isClosed = true
      follower?.close()
    },
  }
}

function outOfWatches(error: unknown): Problem | undefined {
  const { code } = error as NodeJS.ErrnoException
  if (code !== 'ENOSPC' && code !== 'EMFILE') return undefined
  return problem('watch-polls', { why: code === 'ENOSPC' ? 'watches' : 'instances' }, { severity: 'warning' })
}

/** Kinds of file systems that Linux knows by number and that do not tell of changes made on the other side. */
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
])

/** The name of a folder's kind of file system, where that sends no events. */
async function eventlessDisk(folder: string): Promise<string | undefined> {
  if (process.platform !== 'linux') return undefined
  const info = await statfs(folder).catch(() => undefined)
  // The number is of 32 bits, with or without a sign.
  return info && EVENTLESS.get(info.type >>> 0)
}
