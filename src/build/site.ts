import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { digestOf } from '../base/digest.ts'
import { packageVersion } from '../base/package.ts'
import type { Digest } from '../base/paths.ts'
import type { Project } from '../model/project.ts'
import { scan } from '../source/scan.ts'
import { build, type Walked, walk } from './build.ts'
import type { Engine } from './engine.ts'
import { openFileDigests } from './file-digests.ts'
import { createMemoEngine } from './memo.ts'
import type { Pool } from './pool.ts'
import type { Report } from './report.ts'
import { DamagedMemory, openStore, type Store } from './store.ts'
import { digestOfInputs, recallReport, rememberReport } from './unchanged.ts'

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

/** Builds a site with what earlier builds remembered, and remembers this one. */
export function buildSite(project: Project, options: BuildOptions): Promise<Report> {
  return mended(options, (forgiving) => buildOnce(project, forgiving))
}

/** Walks a site's road with what earlier builds remembered, for those who read its pages and publish nothing. */
export function readSite<T>(project: Project, options: BuildOptions, read: (walked: Walked) => Promise<T>): Promise<T> {
  return mended(options, async (forgiving) => {
    const digests = openFileDigests(project.folders.cache, options.now)
    const scanned = await scan(project.folders, project.config, digests)
    const result = await remembering(project, forgiving, async (engine) =>
      read(await walk(project, engine, { scanned })),
    )
    digests.save()
    return result
  })
}

/** A damaged memory is made anew. */
async function mended<T>(options: BuildOptions, work: (options: BuildOptions) => Promise<T>): Promise<T> {
  try {
    return await work(options)
  } catch (error) {
    if (!(error instanceof DamagedMemory)) throw error
    return work({ ...options, force: true })
  }
}

async function buildOnce(project: Project, options: BuildOptions): Promise<Report> {
  const { folders, config } = project
  const { now, force = false, strict = false } = options
  const digests = openFileDigests(folders.cache, now)
  const scanned = await scan(folders, config, digests)
  const inputs = { project, scanned, engine: engineDigest(project), now, strict }
  const inputsDigest = digestOfInputs(inputs)
  const known = force ? undefined : recallReport(inputs, inputsDigest)
  if (known !== undefined) return known

  const report = await remembering(project, options, (engine) => build(project, engine, { strict, scanned }))
  digests.save()
  if (report.good) rememberReport(inputs, inputsDigest, report)
  return report
}

/** Works with an engine that has the memory of the site, and keeps what it learns unless the work fails. */
async function remembering<T>(
  project: Project,
  { now, force = false, concurrency, beforeMany, watch = (engine) => engine }: BuildOptions,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  const store = openStore(project.folders.cache, engineDigest(project), { forget: force })
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

/** Everything outside the site that decides what is made: this code, its libraries, extensions, Node's own data. */
export function engineDigest({ extensions }: Project): Digest {
  // In the package this file is one with the code that it runs, and names all other files of it by their digests.
  const code = digestOf(readFileSync(fileURLToPath(import.meta.url)))
  const node = [process.versions.node.split('.')[0], process.versions.icu, process.versions.tz]
  return digestOf(
    JSON.stringify([packageVersion(), code, node, extensions.map(({ name, version }) => [name, version])]),
  )
}
