import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { digestOf } from '../base/digest.ts'
import { packageVersion } from '../base/package.ts'
import type { Digest } from '../base/paths.ts'
import type { Problem } from '../base/problem.ts'
import type { Observer } from '../memo/observe.ts'
import type { GuestRecipe, Recipe } from '../model/extension.ts'
import { hasGuests, inlineExtensions, type Project } from '../model/project.ts'
import type { Hear, Said } from '../model/said.ts'
import { openDigestMemory } from '../source/digest-memory.ts'
import { createDisk } from '../source/disk.ts'
import { scan } from '../source/scan.ts'
import type { Walked } from './build.ts'
import type { Engine } from './engines.ts'
import type { Report } from './report.ts'
import { digestOfInputs, recallReport, rememberReport } from './whole-build-memo.ts'
import { keep, type Lost, withCache } from './with-cache.ts'

/**
 * The road with its surroundings, as programs and commands start it: the cache, the memory and the threads are opened
 * and closed around it, and nothing of it is loaded where the last build still holds.
 */

export interface BuildOptions {
  /** The moment that the build takes for now. */
  readonly now: Date
  /** Forgets what earlier builds remembered. */
  readonly force?: boolean
  /** Threads that work, this one among them; when left out, as many as there are processors where that saves time. */
  readonly concurrency?: number | undefined
  /** Warnings too keep the site from being published. */
  readonly strict?: boolean
  /** A site without articles may replace one that had some. */
  readonly allowEmpty?: boolean
  /** After which an article or a page is given up with an error; left out, or 0, it may take for ever. */
  readonly seconds?: number
  /** Hears that there is so much to make that memory counts. */
  readonly beforeMany?: () => void
  /** Sees how far the build is, and where its time goes. */
  readonly observer?: Observer
}

/**
 * Builds a site with what earlier builds remembered, and remembers this one. What makes pages is loaded when there is
 * something to make.
 */
export async function buildSite(opened: Project, options: BuildOptions): Promise<Report> {
  const found: Problem[] = []
  const report = await withCache(
    opened,
    (problem) => found.push(problem),
    (project, lost) => buildOnce(project, options, lost),
  )
  return found.length === 0 ? report : { ...report, problems: [...found, ...report.problems] }
}

/** @param lost hears that this build cannot be remembered */
async function buildOnce(project: Project, options: BuildOptions, lost: Lost): Promise<Report> {
  const { folders, config } = project
  const { now, force = false, strict = false, allowEmpty = false } = options
  const digests = openDigestMemory(folders.cache)
  const scanned = await scan(folders, config, digests)
  const toolchain = toolchainDigest(project)
  const disk = createDisk(folders.site, digests)
  const inputs = { project, scanned, toolchain, disk, now, strict, allowEmpty }
  const inputsDigest = digestOfInputs(inputs)
  const known = force ? undefined : recallReport(inputs, inputsDigest)
  if (known !== undefined) {
    // A file that was too young to be trusted by its look may have come of age.
    keep(lost, digests.save)
    return known
  }

  const { build } = await import('./build.ts')
  const report = await withEngine(project, options, lost, (engine) =>
    build(project, engine, { strict, force, allowEmpty, scanned, disk, observer: options.observer }),
  )
  keep(lost, digests.save, () => {
    // What is volatile is another one when the same site is built again.
    if (report.good && report.volatile === 0) rememberReport(inputs, inputsDigest, report)
  })
  return report
}

/** Walks a site's road with what earlier builds remembered, for those who read its pages and publish nothing. */
export async function readSite<T>(
  opened: Project,
  options: BuildOptions & { readonly notice: (problem: Problem) => void },
  read: (walked: Walked) => Promise<T>,
): Promise<T> {
  return withCache(opened, options.notice, async (project, lost) => {
    const digests = openDigestMemory(project.folders.cache)
    const scanned = await scan(project.folders, project.config, digests)
    const { walk } = await import('./build.ts')
    const result = await withEngine(project, options, lost, async (engine) =>
      read(await walk(project, engine, { scanned })),
    )
    keep(lost, digests.save)
    return result
  })
}

/** Works with an engine that has the memory of the site and, where that pays, other threads. */
async function withEngine<T>(
  project: Project,
  { now, force = false, concurrency, beforeMany, observer, seconds }: BuildOptions,
  lost: Lost,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  const [{ remembering }, { createMemoEngine, createPool }] = await Promise.all([
    import('../memo/session.ts'),
    import('./engines.ts'),
  ])
  const threads = threadsFor(project, concurrency)
  const tell = project.hear && told(project.hear)
  return remembering(project.folders.cache, toolchainDigest(project), { forget: force, lost }, async (store) => {
    const keysPerThread = concurrency === undefined ? {} : { keysPerThread: ASKED_FOR }
    const pool = threads < 2 ? undefined : await createPool({ threads, store, tell, ...keysPerThread })
    try {
      return await work(createMemoEngine({ now, store, pool, beforeMany, observer, seconds, tell }))
    } finally {
      // Threads that have nothing more to do give their memory back before this one needs most.
      await pool?.close()
    }
  })
}

/** What code says, as it came through the memo, which knows nothing of it. */
const told = (hear: Hear) => (what: object) => hear(what as Said)

/** Whoever asks for threads gets them, but not for a handful of pages. */
const ASKED_FOR = 128

/** Threads run the package as it is built: running from source has none. They need the recipe of each extension. */
function threadsFor(project: Project, wanted = hasGuests(project) ? 1 : availableParallelism()): number {
  return inlineExtensions(project).length > 0 || import.meta.url.endsWith('.ts') ? 1 : wanted
}

/** Everything outside the site that decides what is made: this code, its libraries, extensions, Node's own data. */
export function toolchainDigest({ extensions, recipes }: Project): Digest {
  // In the package this file is one with the code that it runs, and names all other files of it by their digests.
  const code = digestOf(readFileSync(fileURLToPath(import.meta.url)))
  const node = [process.versions.node.split('.')[0], process.versions.icu, process.versions.tz]
  return digestOf(
    JSON.stringify([
      packageVersion(),
      code,
      node,
      extensions.map((one) => [one.name, one.version, optionsIn(recipes.get(one))]),
    ]),
  )
}

/** Of guests the version says all. */
function optionsIn(recipe: Recipe | GuestRecipe | undefined): unknown {
  return recipe && 'options' in recipe ? recipe.options : undefined
}
