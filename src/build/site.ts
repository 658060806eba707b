import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { digestOf } from '../base/digest.ts'
import { packageVersion } from '../base/package.ts'
import type { Digest } from '../base/paths.ts'
import type { Project } from '../model/project.ts'
import { build } from './build.ts'
import type { Engine } from './engine.ts'
import { createMemoEngine, DamagedMemory } from './memo.ts'
import type { Report } from './report.ts'
import { openStore } from './store.ts'

export interface BuildOptions {
  /** The moment that the build takes for now. */
  readonly now: Date
  /** Forgets what earlier builds remembered. */
  readonly force?: boolean
  /** Warnings too keep the site from being published. */
  readonly strict?: boolean
  /** Stands between the build and its engine, to see how far it is. */
  readonly watch?: (engine: Engine) => Engine
}

/** Builds a site with what earlier builds remembered, and remembers this one. A damaged memory is made anew. */
export async function buildSite(project: Project, options: BuildOptions): Promise<Report> {
  try {
    return await buildOnce(project, options)
  } catch (error) {
    if (!(error instanceof DamagedMemory)) throw error
    return buildOnce(project, { ...options, force: true })
  }
}

async function buildOnce(
  project: Project,
  { now, force = false, strict = false, watch = (engine) => engine }: BuildOptions,
): Promise<Report> {
  const store = openStore(project.folders.cache, engineDigest(project), { forget: force })
  try {
    const report = await build(project, watch(createMemoEngine({ now, store })), { strict })
    store.save()
    return report
  } finally {
    store.close()
  }
}

/** Everything outside the site that decides what is made: this code, its libraries, extensions, Node's own data. */
function engineDigest({ extensions }: Project): Digest {
  // In the package this file is one with the code that it runs, and names all other files of it by their digests.
  const code = digestOf(readFileSync(fileURLToPath(import.meta.url)))
  const node = [process.versions.node.split('.')[0], process.versions.icu, process.versions.tz]
  return digestOf(
    JSON.stringify([packageVersion(), code, node, extensions.map(({ name, version }) => [name, version])]),
  )
}
