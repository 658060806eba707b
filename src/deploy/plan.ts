import { byCodeUnit } from '../base/text.ts'

/**
 * Decides what the next tree of a branch is: the site's files, and of what was there only what isn't ours. Pure, since
 * every promise about other people's files is kept or broken here.
 */

/** One entry of a git tree. */
export interface Entry {
  /** `"100644"` for a file, `"160000"` for a submodule. */
  readonly mode: string
  readonly id: string
}

/** By posix path. */
export type Tree = ReadonlyMap<string, Entry>

export interface Situation {
  /** What the site is now. */
  readonly ours: Tree
  /** What the branch holds now; empty for a new branch. */
  readonly tip: Tree
  /** What the branch held after our last deployment; undefined when there was none that we know of. */
  readonly base?: Tree
  /** Files of `base` which were not ours then either. */
  readonly foreign: ReadonlySet<string>
  /** The rule of what stays. */
  readonly keep: (path: string) => boolean
}

export interface Plan {
  readonly tree: Tree
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
  /** Files of the branch that stay by rule. */
  readonly kept: readonly string[]
  /** Files of the branch that stay because someone put them there after our last deployment. */
  readonly foreign: readonly string[]
  /** Files that someone changed on the branch after our last deployment, and that this one would change again. */
  readonly conflicts: readonly string[]
}

/**
 * Without a base everything on the branch counts as the work of an earlier generator: it goes, unless kept by rule.
 * With one, a file that was not in it was put there by others: it stays. A file that others changed and that the site
 * would overwrite or remove is a conflict; one that they deleted comes back, since the branch is what the sources say.
 */
export function planOf({ ours, tip, base, foreign, keep }: Situation): Plan {
  const tree = new Map(ours)
  const added: string[] = []
  const changed: string[] = []
  const removed: string[] = []
  const kept: string[] = []
  const strangers: string[] = []
  const conflicts: string[] = []
  const editedByOthers = (path: string) => base !== undefined && !same(base.get(path), tip.get(path))
  const blocked = blockerOf(ours)

  for (const [path, entry] of ours) {
    const there = tip.get(path)
    if (there === undefined) added.push(path)
    else if (!same(there, entry)) {
      changed.push(path)
      if (editedByOthers(path) && !keep(path)) conflicts.push(path)
    }
  }
  for (const [path, entry] of tip) {
    if (ours.has(path)) continue
    const stranger = base !== undefined && (!base.has(path) || foreign.has(path))
    if (!blocked(path) && (keep(path) || stranger)) {
      tree.set(path, entry)
      ;(keep(path) ? kept : strangers).push(path)
    } else {
      removed.push(path)
      if (editedByOthers(path)) conflicts.push(path)
    }
  }
  for (const list of [added, changed, removed, kept, strangers, conflicts]) list.sort(byCodeUnit)
  return { tree, added, changed, removed, kept, foreign: strangers, conflicts }
}

export function sameTree(a: Tree, b: Tree): boolean {
  if (a.size !== b.size) return false
  for (const [path, entry] of a) if (!same(entry, b.get(path))) return false
  return true
}

function same(a: Entry | undefined, b: Entry | undefined): boolean {
  return a?.id === b?.id && a?.mode === b?.mode
}

/** Whether a path cannot stand beside the site's files: a file where the site has a folder, or the other way round. */
function blockerOf(ours: Tree): (path: string) => boolean {
  const folders = new Set<string>()
  for (const path of ours.keys()) for (const folder of foldersOf(path)) folders.add(folder)
  return (path) => folders.has(path) || foldersOf(path).some((folder) => ours.has(folder))
}

function foldersOf(path: string): readonly string[] {
  const parts = path.split('/')
  return parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join('/'))
}
