import type { Digest } from '../base/paths.ts'
import type { Look } from './fact.ts'
import { factNamed, factOf, factsOf } from './facts.ts'
import { WHOLE, wholeOf } from './whole.ts'
import type { SiteIndex, World } from './world.ts'

/** Names of reads → digests, by the table of facts: what the memo compares to know whether a result still stands. */

/**
 * The digest of any fact of a world, worked out once and kept as long as the world lasts; of what the site is as a whole,
 * for all worlds with the same `index`.
 * @param settled digests of the values that steps have settled
 */
export function digestsOf(settled: Look['settled']): (world: World) => (read: string) => Digest {
  const known = new WeakMap<SiteIndex, Map<string, Digest>>()
  return (world) => {
    const digests = known.get(world.index) ?? new Map<string, Digest>()
    known.set(world.index, digests)
    const of = (read: string): Digest => {
      const before = digests.get(read)
      if (before !== undefined) return before
      if (read === WHOLE) return keep(read, wholeOf(look))
      const { fact, name } = factNamed(read)
      const digest = fact.digest(look, ...(fact.argsOf?.(name) ?? [name]))
      return fact.ofOneFile === true ? digest : keep(read, digest)
    }
    const keep = (read: string, digest: Digest): Digest => {
      digests.set(read, digest)
      return digest
    }
    const look: Look = { facts: factsOf(world), world, of, settled }
    return of
  }
}

/** Whether it may differ where all of {@link WHOLE} is as it was. */
export const isOfOneFile = (read: string): boolean => factOf(read).ofOneFile === true

/** Whether few computations read it, so that it stands with the trace of each. */
export function isOwnFact(read: string): boolean {
  const { fact, name } = factNamed(read)
  return typeof fact.own === 'function' ? fact.own(name) : fact.own === true
}
