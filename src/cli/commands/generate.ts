import { Command, Option } from 'commander'
import type { UserConfig } from '../../model/config.ts'
import type { Cli, GlobalOptions } from '../cli.ts'
import { createProgress } from '../progress.ts'
import { reportProblems } from '../reporter.ts'
import { openSite, shownPath } from '../site.ts'
import { reportJson, summaryOf } from '../summary.ts'

export interface GenerateOptions extends GlobalOptions {
  readonly watch?: boolean
  readonly force?: boolean
  readonly strict?: boolean
  readonly drafts?: boolean
  readonly draft?: boolean
  readonly future?: boolean
  readonly json?: boolean
}

/** `blog generate`: the site, from `source/` into `public/`. */
export function generateCommand(cli: Cli): Command {
  return (
    new Command('generate')
      .alias('g')
      .description('make the site, from source/ into public/')
      .option('-w, --watch', 'stay, and make it again after every change')
      .option('-f, --force', 'make everything anew, without the cache')
      .option('--strict', 'take warnings for errors: nothing is published while there is one')
      .option('--drafts', 'show drafts too')
      .option('--future', 'show posts with a date to come')
      .option('--json', 'print a report for programs')
      // Options of Hexo that scripts may still give. A build with errors always fails here, so --bail adds nothing.
      .addOption(new Option('--draft', 'as --drafts').hideHelp())
      .addOption(new Option('-b, --bail').hideHelp())
      .addOption(new Option('-c, --concurrency <number>').hideHelp())
      .addHelpText(
        'after',
        `
With an error nothing is published: public/ stays as the last good build left it, and the exit code is 1.

Examples:
  blog generate                    the site
  blog g --drafts --watch          with drafts, again after every change
  blog g --strict --silent         in CI: any warning fails the build
  blog g --config _config.yml,_config.staging.yml`,
      )
      .action(async (_: unknown, command: Command) => {
        const options = command.optsWithGlobals<GenerateOptions>()
        cli.exitWith((await generate(cli, options)) ? 0 : 1)
      })
  )
}

/** Builds once and tells about it. Gives whether the site was published. */
export async function generate(cli: Cli, options: GenerateOptions): Promise<boolean> {
  const started = performance.now()
  const project = await openSite(cli, options, overridesOf(options))
  const { buildSite } = await import('../../build/site.ts')
  const quiet = options.silent === true
  const progress = createProgress(
    quiet || options.json === true ? { ...cli.terminal, watched: false } : cli.terminal,
    () => performance.now(),
  )
  try {
    const report = await buildSite(project, {
      now: cli.now(),
      force: options.force === true,
      strict: options.strict === true,
      watch: progress.watch,
    })
    progress.end()
    const elapsedMs = performance.now() - started
    const folder = shownPath(cli, project.folders.public)
    if (options.json === true) {
      cli.terminal.out(reportJson(report, elapsedMs, project.folders.public))
      return report.good
    }
    reportProblems(
      quiet
        ? report.problems.filter(({ severity }) => options.strict === true || severity === 'error')
        : report.problems,
      cli.terminal,
    )
    if (!quiet) {
      if (report.problems.length > 0) cli.terminal.err('')
      cli.terminal.out(summaryOf({ report, elapsedMs, folder, colors: cli.terminal.colors.out }))
    }
    return report.good
  } finally {
    progress.end()
  }
}

function overridesOf(options: GenerateOptions): UserConfig {
  return {
    ...(options.drafts === true || options.draft === true ? { render_drafts: true } : {}),
    ...(options.future === true ? { future: true } : {}),
  }
}
