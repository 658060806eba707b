import { availableParallelism } from 'node:os'
import type { Digest } from '../base/paths.ts'
import type { Project } from '../model/project.ts'
import type { Engine } from './engine.ts'
import { createMemoEngine } from './memo.ts'
import type { Pool } from './pool.ts'
import { DamagedMemory, openStore, type Store } from './store.ts'

/** Opens the memory of a site, hands an engine that has it to the work, and keeps what was learned when the work succeeds. */

export interface BuildOptions {
  /** The moment that the build takes for now. */
  readonly now: Date
  /** Forgets what earlier builds remembered. */
  readonly force?: boolean
  /** Threads that work, this one among them; when left out, as many as there are processors where that saves time. */
  readonly concurrency?: number | undefined
  /** Warnings too keep the site from being published. */
  readonly strict?: boolean
  /** Hears that there is so much to make that memory counts. */
  readonly beforeMany?: () => void
  /** Stands between the build and its engine, to see how far it is. */
  readonly watch?: (engine: Engine) => Engine
}

/**
 * Works with an engine that has the memory of the site, and keeps what it learns unless the work fails. A damaged memory
 * is made anew.
 */
export async function remembering<T>(
  project: Project,
  toolchain: Digest,
  options: BuildOptions,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  try {
    return await once(project, toolchain, options, work)
  } catch (error) {
    if (!(error instanceof DamagedMemory)) throw error
    return once(project, toolchain, { ...options, force: true }, work)
  }
}

async function once<T>(
  project: Project,
  digest: Digest,
  { now, force = false, concurrency, beforeMany, watch = (engine) => engine }: BuildOptions,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  const store = openStore(project.folders.cache, digest, { forget: force })
  // Functions cannot cross to another thread, and extensions are functions.
  const pool = project.extensions.length === 0 ? await poolOf(concurrency, store) : undefined
  try {
    const result = await work(watch(createMemoEngine({ now, store, pool, beforeMany })))
    // Threads that have nothing more to do give their memory back before this one needs most.
    await pool?.close()
    store.save()
    return result
  } finally {
    await pool?.close()
    store.close()
  }
}

/** Threads run the package as it is built; running from source has none. */
async function poolOf(wanted: number | undefined, store: Store): Promise<Pool | undefined> {
  const threads = wanted ?? availableParallelism()
  if (threads < 2 || import.meta.url.endsWith('.ts')) return undefined
  const { createPool } = await import('./pool.ts')
  return createPool({ threads, store, ...(wanted === undefined ? {} : { keysPerThread: AS_TOLD }) })
}

/** Whoever asks for threads gets them, but not for a handful of pages. */
const AS_TOLD = 128
