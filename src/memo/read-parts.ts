import type { Digest } from '../base/paths.ts'
import type { Read, Trace } from './trace.ts'

/**
 * The names of what was read → the lists of a trace: reads that others share and reads of its own, as `Trace` has them. What is equal is
 * one object: a read, and the group of all reads that nearly every key of a kind has.
 */

/** What follows on a read in the order of reading; most keys of a kind go the same way. */
interface Branch {
  readonly next: Map<Read, Branch>
  /** The group of all reads on the way here. */
  group?: readonly Read[]
}

interface Known {
  readonly read: Read
  readonly list: 'shared' | 'own' | 'loose'
  readonly stands: boolean
}

export interface ReadPartsOptions {
  /** Of all steps, by the names and digests in them. */
  readonly groups: Map<string, readonly Read[]>
  readonly isOwn: (name: string) => boolean
  readonly isOfWhole: (name: string) => boolean
  readonly digestOf: (name: string) => Digest
}

export function readParts(
  options: ReadPartsOptions,
): (names: readonly string[]) => Pick<Trace, 'shared' | 'own' | 'loose'> {
  const { groups, isOwn, isOfWhole, digestOf } = options
  const known = new Map<string, Known>()
  const readOf = (name: string): Known => {
    const before = known.get(name)
    // What the whole decides stays as it is as long as the world lasts.
    if (before?.stands) return before
    const digest = digestOf(name)
    if (before?.read[1] === digest) return before
    const stands = isOfWhole(name)
    const found: Known = { read: [name, digest], list: !isOwn(name) ? 'shared' : stands ? 'own' : 'loose', stands }
    known.set(name, found)
    return found
  }
  const start: Branch = { next: new Map() }
  return (names) => {
    const own: Read[] = []
    const loose: Read[] = []
    let at = start
    for (const name of names) {
      const { read, list } = readOf(name)
      if (list === 'shared') at = branchOf(at, read)
      else if (list === 'own') own.push(read)
      else loose.push(read)
    }
    at.group ??= groupOf(
      names.map(readOf).flatMap(({ read, list }) => (list === 'shared' ? [read] : [])),
      groups,
    )
    // They are kept, and a list that grew has room for more than it holds.
    return { own: own.slice(), loose: loose.slice(), shared: at.group }
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
