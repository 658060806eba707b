import { type FSWatcher, watch } from 'node:fs'
import { rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises'
import { ownMark } from '../base/process-mark.ts'

/** Whether the disk that a folder lies on reports changes at all, tried with a file in a folder of our own. */

/** So long an event may take on a busy machine, twice. */
const PATIENCE_MS = 2500

/**
 * @param own where a file may be written
 * @returns false only if the file was written and nothing was heard of it; where it cannot be tried, nothing is claimed
 */
export async function sendsEvents(folder: string, own: string, open: typeof watch = watch): Promise<boolean> {
  const file = join(own, `probe.${ownMark()}.tmp`)
  let watcher: FSWatcher | undefined
  let isHeard = false
  try {
    if ((await stat(folder)).dev !== (await stat(own)).dev) return true
    watcher = open(own, { persistent: false }, () => {
      isHeard = true
    })
    watcher.on('error', () => {
      isHeard = true
    })
    for (let attempt = 0; attempt < 2 && !isHeard; attempt++) {
      await rm(file, { force: true })
      await writeFile(file, String(attempt), { flag: 'wx' })
      for (let waited = 0; waited < PATIENCE_MS && !isHeard; waited += STEP_MS)
        await pause(STEP_MS, undefined, { ref: false })
      // What waits behind a long computation is heard before the time is taken for over.
      await turn()
      await turn()
    }
    return isHeard
  } catch {
    return true
  } finally {
    watcher?.close()
    await rm(file, { force: true }).catch(() => undefined)
  }
}

const STEP_MS = 25
