import { Command, Option } from 'commander'
import type { Problem } from '../../base/problem.ts'
import type { Checked } from '../../check/check.ts'
import { loadEnglish } from '../../messages/load.ts'
import { inWords } from '../../messages/say.ts'
import type { Project } from '../../model/project.ts'
import { type Cli, type GlobalOptions, WrongUse } from '../cli.ts'
import { annotationsOf } from '../github.ts'
import { createProgress } from '../progress.ts'
import { reportProblems } from '../reporter.ts'
import { openSite } from '../site.ts'
import { secondsOf } from '../summary.ts'
import { compileLater, spareMemory } from '../v8.ts'

/** `blog check`: everything that is wrong with the site, without publishing it. */
export function checkCommand(cli: Cli): Command {
  const help = cli.texts.help.check
  return new Command('check')
    .description(help.description)
    .option('--strict', help.options.strict)
    .option('--drafts', help.options.drafts)
    .option('--future', help.options.future)
    .addOption(new Option('--format <name>', help.options.format).choices(['text', 'json', 'github']))
    .option('--twice', help.options.twice)
    .option('-w, --watch', help.options.watch)
    .option('--json', help.options.json)
    .addHelpText('after', help.after)
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommandOptions>()
      if (options.json === true && (options.format ?? 'json') !== 'json')
        throw new WrongUse('options-exclusive', { first: '--json', second: `--format ${options.format}` })
      compileLater()
      const open = () =>
        openSite(cli, options, {
          ...(options.drafts === true ? { render_drafts: true } : {}),
          ...(options.future === true ? { future: true } : {}),
        })
      const look = async (project: Project, started: number) => {
        const checked = await check(cli, options, project)
        await summarize(cli, options, project, checked, performance.now() - started)
        return checked.problems
      }
      if (options.watch === true) {
        const { afterEveryChange } = await import('../watching.ts')
        const json = formatOf(options) !== 'text'
        return afterEveryChange(cli, { ...options, json, open }, async (project, { started }) => {
          await look(project, started)
        })
      }
      const started = performance.now()
      const problems = await look(await open(), started)
      const isBad = ({ severity }: Problem) => options.strict === true || severity === 'error'
      if (problems.some(isBad)) cli.exitWith(1)
    })
}

interface CommandOptions extends GlobalOptions {
  readonly strict?: boolean
  readonly drafts?: boolean
  readonly future?: boolean
  readonly twice?: boolean
  readonly watch?: boolean
  readonly json?: boolean
  readonly format?: 'text' | 'json' | 'github'
}

async function check(cli: Cli, options: CommandOptions, project: Project): Promise<Checked> {
  const { terminal } = cli
  const isWatched = terminal.watched && options.silent !== true && formatOf(options) === 'text'
  const progress = createProgress({ ...terminal, watched: isWatched }, cli.texts.building.steps, () =>
    performance.now(),
  )
  const { checkSite } = await import('../../check/check.ts')
  try {
    const { page_seconds } = project.config.limits
    return await checkSite(project, {
      now: cli.now(),
      beforeMany: spareMemory,
      seconds: page_seconds,
      observer: progress.observer,
      twice: options.twice === true,
    })
  } finally {
    progress.end()
  }
}

async function summarize(
  cli: Cli,
  options: CommandOptions,
  project: Project,
  checked: Checked,
  elapsedMs: number,
): Promise<void> {
  const { terminal, env, cwd, texts } = cli
  const format = formatOf(options)
  // Warnings that make the command fail must be seen.
  const onlyErrors = options.silent === true && options.strict !== true
  const problems = checked.problems.filter(({ severity }) => !onlyErrors || severity === 'error')
  if (format === 'text') await reportProblems(problems, cli, { all: true })
  else {
    const words = await loadEnglish()
    const worded = problems.map((problem) => inWords(problem, words))
    if (format === 'json') return terminal.out(JSON.stringify(worded, null, 2))
    if (worded.length > 0) terminal.out(annotationsOf(worded, project.folders.site, env.GITHUB_WORKSPACE ?? cwd))
  }
  if (options.silent === true) return
  const { green, yellow, bold, dim } = terminal.colors.out
  const said = texts.reporting
  const read = dim(said.checked({ ...checked, time: secondsOf(elapsedMs, texts.building) }))
  if (checked.problems.length === 0) return terminal.out(`${green('✓')} ${bold(said.nothingWrong)} ${read}`)
  if (format === 'text') terminal.err('')
  terminal.out(`${yellow('✗')} ${bold(said.problems(checked.problems.length))} ${dim(said.problemsIn)} ${read}`)
}

function formatOf({ json, format }: CommandOptions): 'text' | 'json' | 'github' {
  return json === true ? 'json' : (format ?? 'text')
}
