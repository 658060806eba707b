import { Command, Option } from 'commander'
import type { Project } from '../../model/project.ts'
import type { Report } from '../../road/report.ts'
import { type Cli, type GlobalOptions, Refused } from '../cli.ts'
import type { DeploymentOptions } from '../deployment.ts'
import { askYesNo, mayAsk } from '../questions.ts'
import { reportProblems } from '../reporter.ts'
import { openSite, shownPath } from '../site.ts'
import { oneLine, printable } from '../text-width.ts'

/** `blog deploy`: the site, built and sent to where the config says. */
export function deployCommand(cli: Cli): Command {
  const help = cli.texts.help.deploy
  return new Command('deploy')
    .alias('d')
    .description(help.description)
    .option('-g, --generate', help.options.generate)
    .option('--no-generate', help.options.noGenerate)
    .option('--dry-run', help.options.dryRun)
    .option('-m, --message <text>', help.options.message)
    .option('--only <name>', help.options.only, collect)
    .option('--yes', help.options.yes)
    .option('--force', help.options.force)
    .option('--allow-empty', help.options.allowEmpty)
    .option('--force-history', help.options.forceHistory)
    .addOption(
      new Option('--setup <host>', help.options.setup).choices(['github', 'gitlab', 'cloudflare', 'netlify', 'vercel']),
    )
    .addHelpText('after', help.after)
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<DeployOptions>()
      cli.exitWith((await deploy(cli, options)) ? 0 : 1)
    })
}

interface DeployOptions extends GlobalOptions, DeploymentOptions {
  readonly generate?: boolean
  readonly allowEmpty?: boolean
  readonly setup?: 'github' | 'gitlab' | 'cloudflare' | 'netlify' | 'vercel'
}

/** Gives whether everything that should be out there is. */
async function deploy(cli: Cli, options: DeployOptions): Promise<boolean> {
  const project = await openSite(cli, options)
  if (options.setup !== undefined) return setUp(cli, project, options.setup, options)
  const target = await targetOf(cli, project, options)
  if (target === undefined) return false
  const { placeholderIn } = await import('../../deploy/site-address.ts')
  const example = placeholderIn(project.config.url, project.config.root)
  if (example !== undefined && options.silent !== true) await reportProblems([example], cli)
  let report: Report | undefined
  if (options.generate === false) {
    const errors = project.problems.filter(({ severity }) => severity === 'error')
    if (errors.length > 0) throw new Refused(errors)
  } else {
    const { generate } = await import('../generating.ts')
    report = await generate(cli, { silent: options.silent === true, allowEmpty: options.allowEmpty === true }, project)
    if (!report.good) {
      cli.terminal.err(cli.texts.deploying.hasErrors)
      return false
    }
  }
  const { sendSite } = await import('../deployment.ts')
  return sendSite(cli, project, target.deploy, options, report)
}

/** What to deploy to, looked at before the build; undefined when there is nothing, and it was said. */
async function targetOf(
  cli: Cli,
  { config, folders }: Project,
  options: DeployOptions,
): Promise<{ readonly deploy: unknown } | undefined> {
  const { parseDeploy, selectTargets } = await import('../../deploy/targets.ts')
  const { targets, problems } = parseDeploy(config.deploy, { siteFolder: folders.site, env: cli.env })
  if (targets.length === 0 && problems.length === 0) return propose(cli, folders.site)
  if (targets.length === 0) {
    await reportProblems(problems, cli)
    return undefined
  }
  selectTargets(targets, options.only ?? [])
  return { deploy: config.deploy }
}

async function propose(cli: Cli, site: string): Promise<{ readonly deploy: unknown } | undefined> {
  const { proposeDeploy, writeProposal } = await import('../../deploy/propose.ts')
  const { terminal, texts } = cli
  const said = texts.deploying
  const { bold, cyan } = terminal.colors.err
  const proposal = await proposeDeploy(site, cli.env)
  terminal.err(bold(said.noTarget))
  terminal.err(`${proposal === undefined ? said.writeExample : said.writeThis}\n`)
  const yaml = proposal?.yaml ?? 'deploy:\n  type: git\n  repo: git@github.com:name/project.git\n  branch: gh-pages\n'
  for (const line of yaml.trimEnd().split('\n')) terminal.err(`  ${cyan(printable(line))}`)
  terminal.err('')
  if (proposal === undefined || !mayAsk(cli)) {
    terminal.err(said.nothingDeployed)
    return undefined
  }
  if (!(await askYesNo(cli, said.writeAndDeploy, true))) return undefined
  if (await writeProposal(`${site}/_config.yml`, proposal)) return { deploy: proposal.deploy }
  terminal.err(said.writeYourself)
  return undefined
}

async function setUp(
  cli: Cli,
  { config, folders }: Project,
  host: NonNullable<DeployOptions['setup']>,
  options: DeployOptions,
): Promise<boolean> {
  const { readFile } = await import('node:fs/promises')
  const { alreadyThere, planSetup, writeSetup } = await import('../../deploy/setup.ts')
  const setup = await planSetup(host, {
    siteFolder: folders.site,
    publicFolder: folders.public,
    cacheFolder: folders.cache,
    wholeHistory: config.updated_option === 'git',
    now: cli.now(),
    env: cli.env,
  })
  const { terminal, texts } = cli
  const said = texts.deploying.setup
  const { bold, dim, green } = terminal.colors.out
  const shown = oneLine(shownPath(cli, setup.file))
  if (options.silent !== true) terminal.out(`${bold(shown)}\n\n${setup.text}`)
  const there = await readFile(setup.file, 'utf8').catch(() => undefined)
  if (there !== undefined && there !== setup.text) throw alreadyThere(shown)
  if (there !== undefined) {
    if (options.silent !== true) terminal.out(`${green('✓')} ${said.alreadyThere(bold(shown))}`)
    return true
  }
  if (options.dryRun === true) return true
  if (mayAsk(cli) && !(await askYesNo(cli, said.write(shown), true))) return false
  await writeSetup(setup)
  if (options.silent === true) return true
  terminal.out(`${green('✓')} ${said.wrote(bold(shown))}\n\n${said.next}`)
  for (const [index, step] of setup.steps.entries())
    terminal.out(`  ${dim(`${index + 1}.`)} ${said.steps[step.step](step.folder ?? '')}`)
  return true
}

function collect(value: string, earlier: readonly string[] | undefined): readonly string[] {
  return [...(earlier ?? []), value]
}
