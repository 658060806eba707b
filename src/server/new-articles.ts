import type { SourcePath } from '../base/paths.ts'
import { belowSource } from '../source/rescan.ts'
import { addressOf } from './address.ts'
import type { Snapshot } from './snapshot.ts'

/** Files that were saved → the article among them that never was before. */
export interface Newcomers {
  /** Its address, percent-encoded; undefined where there is none, or where many came at once. */
  among(files: readonly string[], snapshot: Snapshot): string | undefined
}

/** @param first what there was at the start */
export function createNewcomers(first: Snapshot): Newcomers {
  // An editor may put a file away and back while it saves it: what was there once is not new.
  const known = new Set<SourcePath>(first.world.site.heads.keys())
  return {
    among(files, { project, world }) {
      const { heads } = world.site
      const came = files.flatMap((file) => {
        const path = belowSource(project.folders, file) as SourcePath | undefined
        const head = path === undefined || known.has(path) ? undefined : heads.get(path)
        return head === undefined ? [] : [head]
      })
      for (const path of heads.keys()) known.add(path)
      const [head, ...others] = came
      return head === undefined || others.length > 0 ? undefined : addressOf(head.route, project.config.root)
    },
  }
}
