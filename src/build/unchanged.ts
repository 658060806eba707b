import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { partsOf } from '../base/dates.ts'
import { digestOf } from '../base/digest.ts'
import type { Digest } from '../base/paths.ts'
import type { Project } from '../model/project.ts'
import type { Scanned } from '../source/scan.ts'
import { readChecked, writeChecked } from './checked-file.ts'
import { lookOf, readManifest } from './manifest.ts'
import type { Report } from './report.ts'

/**
 * The whole build as one remembered computation: when nothing that it may read has changed and every published file is
 * as it was left, there is nothing to do, and to know that takes one look at each file.
 */
export interface Inputs {
  readonly project: Project
  readonly scanned: Scanned
  /** See `build/site.ts`. */
  readonly engine: Digest
  readonly now: Date
  readonly strict: boolean
}

export function digestOfInputs({ project, scanned, engine, now, strict }: Inputs): Digest {
  const { config, theme, folders, problems } = project
  const { year, month, day } = partsOf(now, config.timezone)
  const hash = createHash('sha256')
  const add = (...parts: readonly unknown[]) => hash.update(`${JSON.stringify(parts)}\n`)
  add(
    engine,
    strict,
    year,
    month,
    day,
    config,
    theme.name,
    theme.config,
    [...theme.languages],
    problems,
    scanned.problems,
    folders.public,
  )
  for (const { name, digest } of theme.views.values()) add(name, digest)
  for (const [name, file] of theme.assets) add(name, lookOf(file))
  for (const { path, kind, digest, modifiedMs } of scanned.sources) add(path, kind, digest, modifiedMs)
  return digestOf(hash.digest())
}

/** The report of the last build if this one would do the same, and nothing of what it published was touched. */
export function recallReport({ project }: Inputs, inputs: Digest): Report | undefined {
  const body = readChecked(fileOf(project), inputs)
  if (body === undefined) return undefined
  for (const [path, { look }] of readManifest(project.folders)) {
    if (look === '' || lookOf(join(project.folders.public, path)) !== look) return undefined
  }
  return JSON.parse(body) as Report
}

export function rememberReport({ project }: Inputs, inputs: Digest, report: Report): void {
  const quiet: Report = {
    ...report,
    changed: [],
    removed: [],
    unchanged: report.files,
    computed: { heads: 0, contents: 0, outputs: 0 },
  }
  writeChecked(fileOf(project), inputs, JSON.stringify(quiet))
}

const fileOf = ({ folders }: Project): string => join(folders.cache, 'report.json')
