import type { Digest } from '../base/paths.ts'
import { DamagedMemory, openStore, type Store } from './store.ts'

/**
 * Works with what earlier runs remembered in a folder, and keeps what is learned unless the work fails. A damaged memory
 * is forgotten, and the work done again without it.
 * @param toolchain everything outside the facts that decides results; what another one remembers is not used
 */
export async function remembering<T>(
  folder: string,
  toolchain: Digest,
  { forget = false }: { readonly forget?: boolean },
  work: (store: Store) => Promise<T>,
): Promise<T> {
  try {
    return await once(openStore(folder, toolchain, { forget }), work)
  } catch (error) {
    if (!(error instanceof DamagedMemory)) throw error
    return once(openStore(folder, toolchain, { forget: true }), work)
  }
}

async function once<T>(store: Store, work: (store: Store) => Promise<T>): Promise<T> {
  try {
    const result = await work(store)
    store.save()
    return result
  } finally {
    store.close()
  }
}
