import { digestOf } from '../base/digest.ts'
import { decodeText } from '../base/text-file.ts'
import type { World } from '../facts/world.ts'
import type { Store } from '../memo/store.ts'
import type { Project } from '../model/project.ts'
import { createMemoEngine } from '../road/engines.ts'
import { type OnDemand, onDemand, onDemandAgain } from '../road/on-demand.ts'
import type { DigestMemory } from '../source/digest-memory.ts'
import { diskFile, fileName, openSource } from '../source/read.ts'
import { belowSource, rescan } from '../source/rescan.ts'
import { type Scanned, scan } from '../source/scan.ts'

/** The site as it was at one moment. It is never changed: the next batch of changes takes another one. */
export interface Snapshot extends OnDemand {
  readonly project: Project
}

/** Takes one snapshot of a project after another; what the earlier ones made is remembered. */
export interface Snapshotter {
  readonly project: Project
  /** @param files that changed since the last time, absolute; left out, everything is looked at */
  take(files?: readonly string[]): Promise<Snapshot>
  /** False once a file is known to differ from what it was for the last snapshot: what that makes now may be mixed. */
  isCurrent(): boolean
  /** A file has changed. */
  expire(): void
}

interface CameraOptions {
  readonly project: Project
  readonly now: Date
  readonly store: Store
  readonly memory: DigestMemory
}

export function createSnapshotter({ project, now, store, memory }: CameraOptions): Snapshotter {
  let current = true
  const { preview_seconds: seconds } = project.config.limits
  const engine = createMemoEngine({ now, store, seconds, isCurrent: () => current })
  // An editor may save between the scan and the reading: the text would be remembered under the name of another.
  const open: World['open'] = (source) => {
    const file = openSource(project.folders, source)
    const bytes = () => {
      const read = file.bytes()
      if (digestOf(read) !== source.digest) {
        memory.forget(diskFile(project.folders, source))
        current = false
      }
      return read
    }
    return { ...file, bytes, text: () => decodeText(bytes(), fileName(project.folders, source.path)) }
  }
  let last: { readonly road: OnDemand; readonly scanned: Scanned } | undefined
  /** The common case, a text that was saved: nothing is looked at but that text. */
  const retake = async (before: NonNullable<typeof last>, files: readonly string[]): Promise<Snapshot | undefined> => {
    const paths = files.map((file) => belowSource(project.folders, file))
    if (paths.some((path) => path === undefined)) return undefined
    const { folders, config } = project
    const scanned = await rescan(
      before.scanned,
      paths.filter((path) => path !== undefined),
      { folders, config, memory },
    )
    if (scanned === undefined) return undefined
    const road = await onDemandAgain(before.road, engine, scanned.changed)
    if (road === undefined) return undefined
    last = { road, scanned }
    return { ...road, project }
  }
  return {
    project,
    async take(files) {
      current = true
      const again = last && files && (await retake(last, files))
      if (again !== undefined) return again
      last = undefined
      const scanned = await scan(project.folders, project.config, memory)
      const road = await onDemand(project, engine, { scanned, open })
      last = { road, scanned }
      return { ...road, project }
    },
    isCurrent: () => current,
    expire: () => {
      current = false
    },
  }
}
