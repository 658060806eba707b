import type { Digest } from '../base/paths.ts'
import type { Read, Trace } from './traces.ts'

/**
 * The names of what was read → the two lists of a trace: reads that others share and reads of its own. What is equal is
 * one object: a read, and the group of all reads that nearly every key of a kind has.
 */

/** What follows on a read in the order of reading; most keys of a kind go the same way. */
interface Branch {
  readonly next: Map<Read, Branch>
  /** The group of all reads on the way here. */
  group?: readonly Read[]
}

export interface ReadPartsOptions {
  /** Of all steps, by the names and digests in them. */
  readonly groups: Map<string, readonly Read[]>
  readonly isOwn: (name: string) => boolean
  readonly digestOf: (name: string) => Digest
}

export function readParts(options: ReadPartsOptions): (names: readonly string[]) => Pick<Trace, 'shared' | 'own'> {
  const { groups, isOwn, digestOf } = options
  const known = new Map<string, { readonly read: Read; readonly own: boolean }>()
  const readOf = (name: string) => {
    const digest = digestOf(name)
    let found = known.get(name)
    if (found?.read[1] !== digest) {
      found = { read: [name, digest], own: isOwn(name) }
      known.set(name, found)
    }
    return found
  }
  const start: Branch = { next: new Map() }
  return (names) => {
    const own: Read[] = []
    let at = start
    for (const name of names) {
      const found = readOf(name)
      if (found.own) own.push(found.read)
      else at = branchOf(at, found.read)
    }
    at.group ??= groupOf(
      names.map(readOf).flatMap((found) => (found.own ? [] : [found.read])),
      groups,
    )
    return { own, shared: at.group }
  }
}

function branchOf({ next }: Branch, read: Read): Branch {
  let branch = next.get(read)
  if (branch === undefined) {
    branch = { next: new Map() }
    next.set(read, branch)
  }
  return branch
}

/** Whatever the order of the reads, one group. */
function groupOf(reads: readonly Read[], groups: ReadPartsOptions['groups']): readonly Read[] {
  const sorted = reads.toSorted(([a], [b]) => (a < b ? -1 : 1))
  const key = sorted.join('\n')
  const group = groups.get(key) ?? sorted
  groups.set(key, group)
  return group
}
