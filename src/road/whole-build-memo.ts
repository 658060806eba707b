import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { asciiJson } from '../base/ascii-json.ts'
import { readChecked, writeChecked } from '../base/checked-file.ts'
import { dayAround } from '../base/dates.ts'
import { digestOf } from '../base/digest.ts'
import { ownStampAt, stampAt } from '../base/file-stamp.ts'
import type { Digest } from '../base/paths.ts'
import type { Project } from '../model/project.ts'
import { readManifest } from '../publish/manifest.ts'
import type { Disk, Looked } from '../source/disk.ts'
import type { Scanned } from '../source/scan.ts'
import type { Report } from './report.ts'

/**
 * The whole build as one remembered computation: when nothing that it may read has changed and every published file is
 * as it was left, there is nothing to do, and to know that takes one look at each file.
 */
export interface Inputs {
  readonly project: Project
  readonly scanned: Scanned
  /** See `road/run-build.ts`. */
  readonly toolchain: Digest
  /** What the build looks at besides. */
  readonly disk: Disk
  readonly now: Date
  readonly strict: boolean
  readonly allowEmpty: boolean
}

export function digestOfInputs({ project, scanned, toolchain, strict, allowEmpty }: Inputs): Digest {
  const { config, theme, folders, problems, encoder, font, drawer, minifying = {} } = project
  const hash = createHash('sha256')
  const add = (...parts: readonly unknown[]) => hash.update(`${JSON.stringify(parts)}\n`)
  add(
    toolchain,
    strict,
    allowEmpty,
    config,
    theme.name,
    theme.config,
    [...theme.languages],
    problems,
    scanned.problems,
    folders.public,
    encoder?.version,
    font?.version,
    drawer?.version,
    Object.entries(minifying).map(([name, { version }]) => [name, version]),
  )
  for (const { name, digest } of theme.views.values()) add(name, digest)
  for (const [name, file] of theme.assets) add(name, stampAt(file))
  for (const { path, kind, digest, modifiedMs } of scanned.sources) add(path, kind, digest, modifiedMs)
  return digestOf(hash.digest())
}

/** What was reported, and how long that is true: templates print the day, and posts become due. */
interface Remembered {
  readonly report: Report
  readonly looked: readonly Looked[]
  readonly fromMs: number
  readonly untilMs: number
}

/** The report of the last build if this one would do the same, and nothing of what it published was touched. */
export function recallReport({ project, disk, now }: Inputs, inputs: Digest): Report | undefined {
  const body = readChecked(fileOf(project), inputs)
  if (body === undefined) return undefined
  const { report, looked, fromMs, untilMs } = JSON.parse(body) as Remembered
  if (now.getTime() < fromMs || now.getTime() >= untilMs) return undefined
  if (!disk.holds(looked)) return undefined
  for (const [path, { look }] of readManifest(project.folders)) {
    if (look === '' || ownStampAt(`${project.folders.public}/${path}`) !== look) return undefined
  }
  return report
}

export function rememberReport({ project, disk, now }: Inputs, inputs: Digest, report: Report): void {
  const { vanished: _, found: __, stripped: ___, ...rest } = report
  const quiet: Report = {
    ...rest,
    // What was kept in the public folder is not ours any more, and is not looked for again.
    problems: report.problems.filter(({ code }) => code !== 'public-kept'),
    changed: [],
    removed: [],
    unchanged: report.files,
    computed: { heads: 0, contents: 0, outputs: 0 },
  }
  const { fromMs, untilMs } = dayAround(now, project.config.timezone)
  const due = report.dueMs ?? untilMs
  const remembered: Remembered = { report: quiet, looked: disk.looked(), fromMs, untilMs: Math.min(untilMs, due) }
  writeChecked(fileOf(project), inputs, asciiJson(remembered))
}

const fileOf = ({ folders }: Project): string => join(folders.cache, 'report.json')
