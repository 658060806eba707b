import { stat } from 'node:fs/promises'
import { relative, resolve } from 'node:path'
import type { Problem } from '../base/problem.ts'
import { findSite as nearestSite } from '../config/find.ts'
import type { ReadConfig } from '../config/read.ts'
import type { UserConfig } from '../model/config.ts'
import type { Project } from '../model/project.ts'
import type { Hear } from '../model/said.ts'
import { type Cli, type GlobalOptions, Refused, WrongUse } from './cli.ts'
import { createHearing } from './hearing.ts'
import { reportProblems } from './reporter.ts'

/** Finds and opens the site that a command is about: here, in a folder above, or where `--cwd` says. */

/**
 * The absolute folder of the site. With `--cwd` it is that folder and no other; without, the nearest one upwards, so
 * that commands work in `source/_posts/` too.
 * @throws {WrongUse} outside a site
 */
export async function findSite(cli: Cli, options: GlobalOptions): Promise<string> {
  const start = resolve(cli.cwd, options.cwd ?? '.')
  if (options.cwd !== undefined && !(await isThere(start))) throw new WrongUse('cwd-missing', { folder: start })
  // A site may keep its config elsewhere, and may do without one.
  if (options.config !== undefined || (await isThere(resolve(start, 'source')))) return start
  const found = nearestSite(start)
  if (found !== undefined && (options.cwd === undefined || found === start)) return found
  throw new WrongUse('blog-missing', { folder: start })
}

/**
 * Opens the whole site with its theme. Problems come with it; a build reports them with its own.
 * @param hear for a site that is opened several times; otherwise what its plugins say is printed
 */
export async function openSite(
  cli: Cli,
  options: GlobalOptions,
  overrides: UserConfig = {},
  hear: Hear = createHearing(cli, options),
): Promise<Project> {
  const folder = await findSite(cli, options)
  const { openProject } = await import('../project.ts')
  return openProject(folder, { ...configFiles(options), safe: options.safe === true, overrides, hear })
}

/**
 * Reads the config alone, for commands that need no theme.
 * @throws {Refused} when there are errors in it
 */
export async function readSite(cli: Cli, options: GlobalOptions): Promise<ReadConfig> {
  const folder = await findSite(cli, options)
  const { readConfig } = await import('../config/read.ts')
  const read = await readConfig(folder, { ...configFiles(options), safe: options.safe === true })
  const errors = read.problems.filter((problem) => problem.severity === 'error')
  if (errors.length > 0) throw new Refused(errors)
  if (options.silent !== true) await reportProblems(read.problems.filter(isMissingConfig), cli)
  return read
}

/** What every command says that works in the folder: it may be another one than the author thinks. */
export function isMissingConfig({ code }: Problem): boolean {
  return code === 'config-missing'
}

/** A path as the author would type it here: relative where that is shorter. */
export function shownPath(cli: Cli, path: string): string {
  const near = relative(cli.cwd, path)
  if (near === '') return '.'
  return near.startsWith('..') && near.length >= path.length ? path : near
}

function configFiles({ config }: GlobalOptions): { readonly configFiles?: readonly string[] } {
  if (config === undefined) return {}
  const files = config.split(',').flatMap((file) => (file.trim() === '' ? [] : [file.trim()]))
  if (files.length === 0) throw new WrongUse('config-unnamed', {})
  return { configFiles: files }
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
