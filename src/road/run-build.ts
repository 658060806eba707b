import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { digestOf } from '../base/digest.ts'
import { packageVersion } from '../base/package.ts'
import type { Digest } from '../base/paths.ts'
import type { Engine } from '../memo/engine.ts'
import type { BuildOptions } from '../memo/session.ts'
import type { Project } from '../model/project.ts'
import { openFileDigests } from '../source/file-digests.ts'
import { scan } from '../source/scan.ts'
import type { Walked } from './build.ts'
import type { Report } from './report.ts'
import { digestOfInputs, recallReport, rememberReport } from './whole-build-memo.ts'

/**
 * Builds a site with what earlier builds remembered, and remembers this one. What makes pages is loaded when there is
 * something to make.
 */
export async function buildSite(project: Project, options: BuildOptions): Promise<Report> {
  const { folders, config } = project
  const { now, force = false, strict = false } = options
  const digests = openFileDigests(folders.cache, now)
  const scanned = await scan(folders, config, digests)
  const toolchain = toolchainDigest(project)
  const inputs = { project, scanned, toolchain, now, strict }
  const inputsDigest = digestOfInputs(inputs)
  const known = force ? undefined : recallReport(inputs, inputsDigest)
  if (known !== undefined) {
    // A file that was too young to be trusted by its look may have come of age.
    digests.save()
    return known
  }

  const { build, remembering } = await maker()
  const report = await remembering(project, toolchain, options, (memo) =>
    build(project, memo, { strict, force, scanned }),
  )
  digests.save()
  if (report.good) rememberReport(inputs, inputsDigest, report)
  return report
}

/** Walks a site's road with what earlier builds remembered, for those who read its pages and publish nothing. */
export async function readSite<T>(
  project: Project,
  options: BuildOptions,
  read: (walked: Walked) => Promise<T>,
): Promise<T> {
  const digests = openFileDigests(project.folders.cache, options.now)
  const scanned = await scan(project.folders, project.config, digests)
  const { walk, remembering } = await maker()
  const work = async (memo: Engine) => read(await walk(project, memo, { scanned }))
  const result = await remembering(project, toolchainDigest(project), options, work)
  digests.save()
  return result
}

async function maker() {
  const [{ build, walk }, { remembering }] = await Promise.all([import('./build.ts'), import('../memo/session.ts')])
  return { build, walk, remembering }
}

/** Everything outside the site that decides what is made: this code, its libraries, extensions, Node's own data. */
export function toolchainDigest({ extensions }: Project): Digest {
  // In the package this file is one with the code that it runs, and names all other files of it by their digests.
  const code = digestOf(readFileSync(fileURLToPath(import.meta.url)))
  const node = [process.versions.node.split('.')[0], process.versions.icu, process.versions.tz]
  return digestOf(
    JSON.stringify([packageVersion(), code, node, extensions.map(({ name, version }) => [name, version])]),
  )
}
