import type { Digest } from '../base/paths.ts'
import { type UnwritableCache, unlessUnwritable } from '../base/unwritable-cache.ts'
import { DamagedMemory, openStore, type Store } from './store.ts'

/** One run with the memory of a folder: opened, used, and kept only if the work succeeds. */

interface Remembering {
  readonly forget?: boolean
  /** Hears that what was learned could not be kept; without it that is thrown. */
  readonly lost?: (error: UnwritableCache) => void
}

/**
 * Works with what earlier runs remembered in a folder, and keeps what is learned unless the work fails. A damaged memory
 * is forgotten, and the work done again without it.
 * @param toolchain everything outside the facts that decides results; what another one remembers is not used
 */
export async function remembering<T>(
  folder: string,
  toolchain: Digest,
  { forget = false, lost = fail }: Remembering,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  try {
    return await once(openStore(folder, toolchain, { forget }), lost, work)
  } catch (error) {
    if (!(error instanceof DamagedMemory)) throw error
    return once(openStore(folder, toolchain, { forget: true }), lost, work)
  }
}

async function once<T>(
  store: Store,
  lost: NonNullable<Remembering['lost']>,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  try {
    const result = await work(store)
    const failure = unlessUnwritable(store.save)
    if (failure !== undefined) lost(failure)
    return result
  } finally {
    store.close()
  }
}

function fail(error: UnwritableCache): never {
  throw error
}
