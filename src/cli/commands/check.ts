import { Command, Option } from 'commander'
import type { Problem } from '../../base/problem.ts'
import type { Checked } from '../../check/check.ts'
import { loadEnglish } from '../../messages/load.ts'
import { inWords } from '../../messages/say.ts'
import type { Project } from '../../model/project.ts'
import { type Cli, type GlobalOptions, WrongUse } from '../cli.ts'
import { annotationsOf } from '../github.ts'
import { createProgress } from '../progress.ts'
import { plural, reportProblems } from '../reporter.ts'
import { openSite } from '../site.ts'
import { secondsOf } from '../summary.ts'
import { compileLater, spareMemory } from '../v8.ts'

/** `blog check`: everything that is wrong with the site, without publishing it. */
export function checkCommand(cli: Cli): Command {
  return new Command('check')
    .description('list what is wrong with the site: its texts, links, anchors, pictures')
    .option('--strict', 'treat warnings as errors: the exit code is 1 while there is one')
    .option('--drafts', 'check drafts too')
    .option('--future', 'check posts dated in the future, too')
    .addOption(
      new Option('--format <name>', 'how to print it; github: as annotations of a change').choices([
        'text',
        'json',
        'github',
      ]),
    )
    .option('--json', 'print a list for programs, as --format json')
    .addHelpText(
      'after',
      `
Every page is made as "blog generate" makes it, and read: links, anchors and pictures that lead nowhere, files that no
page shows, addresses that differ only in case, and whatever a build warns of. public/ is not touched, and no other site
is asked for anything. A comment in the line before silences one: <!-- blog-ignore link-missing -->

Examples:
  blog check                       before you publish
  blog check --drafts              with what you are still writing
  blog check --strict              fail on warnings too
  blog check --strict --format github   in GitHub Actions
  blog check --json | jq -r '.[].at.file'`,
    )
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommandOptions>()
      if (options.json === true && (options.format ?? 'json') !== 'json')
        throw new WrongUse(`--json and --format ${options.format} exclude each other.`, 'Use one of the two.')
      const started = performance.now()
      compileLater()
      const project = await openSite(cli, options, {
        ...(options.drafts === true ? { render_drafts: true } : {}),
        ...(options.future === true ? { future: true } : {}),
      })
      const checked = await check(cli, options, project)
      await tell(cli, options, project, checked, performance.now() - started)
      const isBad = ({ severity }: Problem) => options.strict === true || severity === 'error'
      if (checked.problems.some(isBad)) cli.exitWith(1)
    })
}

interface CommandOptions extends GlobalOptions {
  readonly strict?: boolean
  readonly drafts?: boolean
  readonly future?: boolean
  readonly json?: boolean
  readonly format?: 'text' | 'json' | 'github'
}

async function check(cli: Cli, options: CommandOptions, project: Project): Promise<Checked> {
  const { terminal } = cli
  const isWatched = terminal.watched && options.silent !== true && formatOf(options) === 'text'
  const progress = createProgress({ ...terminal, watched: isWatched }, () => performance.now())
  const { checkSite } = await import('../../check/check.ts')
  try {
    const { page_seconds } = project.config.limits
    return await checkSite(project, {
      now: cli.now(),
      beforeMany: spareMemory,
      seconds: page_seconds,
      observer: progress.observer,
    })
  } finally {
    progress.end()
  }
}

async function tell(
  { terminal, env, cwd, messages }: Cli,
  options: CommandOptions,
  project: Project,
  checked: Checked,
  elapsedMs: number,
): Promise<void> {
  const format = formatOf(options)
  // Warnings that make the command fail must be seen.
  const onlyErrors = options.silent === true && options.strict !== true
  const problems = checked.problems.filter(({ severity }) => !onlyErrors || severity === 'error')
  if (format === 'text') await reportProblems(problems, terminal, messages, { all: true })
  else {
    const words = await loadEnglish()
    const worded = problems.map((problem) => inWords(problem, words))
    if (format === 'json') return terminal.out(JSON.stringify(worded, null, 2))
    if (worded.length > 0) terminal.out(annotationsOf(worded, project.folders.site, env.GITHUB_WORKSPACE ?? cwd))
  }
  if (options.silent === true) return
  const { green, yellow, bold, dim } = terminal.colors.out
  const read = dim(
    `${plural(checked.posts, 'post')}, ${plural(checked.pages, 'page')} and ${plural(checked.links, 'link')} in ${secondsOf(elapsedMs)}`,
  )
  if (checked.problems.length === 0) return terminal.out(`${green('✓')} ${bold('Nothing is wrong.')} ${read}`)
  if (format === 'text') terminal.err('')
  terminal.out(`${yellow('✗')} ${bold(plural(checked.problems.length, 'problem'))} ${dim('in')} ${read}`)
}

function formatOf({ json, format }: CommandOptions): 'text' | 'json' | 'github' {
  return json === true ? 'json' : (format ?? 'text')
}
