import { resolve } from 'node:path'
import { together } from '../memo/observe.ts'
import { loadEnglish } from '../messages/load.ts'
import type { Texts } from '../messages/texts/en.ts'
import type { UserConfig } from '../model/config.ts'
import { hasGuests, inlineExtensions, type Project } from '../model/project.ts'
import type { Profile } from '../road/profile.ts'
import type { Report } from '../road/report.ts'
import type { Cli, GlobalOptions } from './cli.ts'
import { createProgress } from './progress.ts'
import { reportProblems } from './reporter.ts'
import { openSite, shownPath } from './site.ts'
import { reportJson, roundOf, summaryOf } from './summary.ts'
import { compileLater, spareMemory } from './v8.ts'
import { afterEveryChange } from './watching.ts'

/** Builds a site and reports on it: once, or after every change until the author ends it. */

export interface GenerateOptions extends GlobalOptions {
  readonly concurrency?: number
  readonly force?: boolean
  readonly strict?: boolean
  readonly allowEmpty?: boolean
  readonly drafts?: boolean
  readonly draft?: boolean
  readonly future?: boolean
  /** False: nothing is made that takes long and that the site can do without. */
  readonly derived?: boolean
  readonly json?: boolean
  /** Tells where the time went. */
  readonly profile?: boolean
  /** A file for what V8's profiler sees of the build. */
  readonly cpuProfile?: string
}

export async function generate(cli: Cli, options: GenerateOptions, opened?: Project): Promise<Report> {
  const started = performance.now()
  const project = opened ?? (await openSite(cli, options, overridesOf(options)))
  return buildAndTell(cli, options, { project, started })
}

/** Generates, and again after every change, until Ctrl+C. */
export function keepGenerating(cli: Cli, options: GenerateOptions): Promise<void> {
  const open = () => openSite(cli, options, overridesOf(options))
  return afterEveryChange(cli, { ...options, open }, async (project, { started, again }) => {
    await buildAndTell(cli, again ? { ...options, force: false } : options, { project, started, stays: true, again })
  })
}

interface Round {
  readonly project: Project
  readonly started: number
  /** The command goes on afterwards. */
  readonly stays?: boolean
  /** There was a round before. */
  readonly again?: boolean
}

async function buildAndTell(
  cli: Cli,
  options: GenerateOptions,
  { project, started, stays = false, again = false }: Round,
): Promise<Report> {
  const { terminal } = cli
  const texts = cli.texts.building
  compileLater()
  const isWatched = terminal.watched && options.silent !== true && options.json !== true
  const progress = createProgress({ ...terminal, watched: isWatched }, texts.steps, () => performance.now())
  const { buildSite } = await import('../road/run-build.ts')
  const { page_seconds, preview_seconds } = project.config.limits
  const isProfiled = options.profile === true && options.silent !== true
  const profile = isProfiled ? await startProfile(started) : undefined
  const work = () =>
    buildSite(project, {
      now: cli.now(),
      force: options.force === true,
      strict: options.strict === true,
      allowEmpty: options.allowEmpty === true,
      beforeMany: spareMemory,
      // The profiler sees one thread.
      concurrency: options.cpuProfile === undefined ? options.concurrency : 1,
      seconds: stays ? preview_seconds : page_seconds,
      observer: profile === undefined ? progress.observer : together([profile.observer, progress.observer]),
    })
  try {
    const report =
      options.cpuProfile === undefined ? await work() : await profiled(resolve(cli.cwd, options.cpuProfile), work)
    const taken = profile?.taken()
    progress.end()
    if (taken !== undefined) {
      const { profileText } = await import('./profile-text.ts')
      terminal.err(profileText(taken, texts.profile, terminal.colors.err))
    }
    await summarize(cli, options, project, report, performance.now() - started, again)
    return report
  } finally {
    progress.end()
  }
}

async function startProfile(started: number): Promise<Profile> {
  const { createProfile } = await import('../road/profile.ts')
  // The first look at the clock is when the command began.
  let first: number | undefined = started
  const profile = createProfile(() => {
    const time = first ?? performance.now()
    first = undefined
    return time
  })
  profile.enter('scan')
  return profile
}

async function profiled<T>(file: string, work: () => Promise<T>): Promise<T> {
  const { withCpuProfile } = await import('./cpu-profile.ts')
  return withCpuProfile(file, work)
}

async function summarize(
  cli: Cli,
  options: GenerateOptions,
  project: Project,
  report: Report,
  elapsedMs: number,
  again: boolean,
): Promise<void> {
  const { terminal } = cli
  const texts = cli.texts.building
  const folder = project.folders.public
  if (options.json === true) {
    terminal.out(reportJson(report, await loadEnglish(), elapsedMs, folder))
    return
  }
  // Warnings that keep the site from being published must be seen.
  const onlyErrors = options.silent === true && options.strict !== true
  const shown = onlyErrors ? report.problems.filter(({ severity }) => severity === 'error') : report.problems
  await reportProblems(shown, cli, { all: options.debug === true })
  if (options.silent === true) return
  if (shown.length > 0) terminal.err('')
  if (options.debug === true)
    for (const line of debugLines(report, project, texts, options.concurrency))
      terminal.err(terminal.colors.err.dim(line))
  if (report.found !== undefined && report.found.length > 0) {
    const { foundTable } = await import('./found-table.ts')
    terminal.err(`${foundTable(report.found, texts.found, terminal.colors.err, terminal.width)}\n`)
  }
  const { out: colors } = terminal.colors
  terminal.out(
    again
      ? roundOf({ report, elapsedMs, colors, texts, clock: cli.now().toTimeString().slice(0, 8) })
      : summaryOf({ report, elapsedMs, colors, texts, folder: shownPath(cli, folder) }),
  )
}

function debugLines(
  { computed, unchanged }: Report,
  project: Project,
  texts: Texts['building'],
  concurrency: number | undefined,
): string[] {
  const inline = inlineExtensions(project).map(({ name }) => name)
  const lines = [texts.computed({ ...computed, unchanged })]
  if (inline.length > 0) lines.push(texts.oneThread(inline))
  else if (hasGuests(project) && concurrency === undefined) lines.push(texts.oneForGuests)
  return lines
}

function overridesOf(options: GenerateOptions): UserConfig {
  return {
    ...(options.drafts === true || options.draft === true ? { render_drafts: true } : {}),
    ...(options.future === true ? { future: true } : {}),
    ...(options.derived === false ? { images: { resize: false }, share_image: false } : {}),
  }
}
