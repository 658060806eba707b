import { Command, Option } from 'commander'
import type { Project } from '../../model/project.ts'
import type { Report } from '../../road/report.ts'
import { type Cli, type GlobalOptions, Refused } from '../cli.ts'
import { type DeploymentOptions, mayAsk, sendSite } from '../deployment.ts'
import { generate } from '../generating.ts'
import { askYesNo } from '../questions.ts'
import { reportProblems } from '../reporter.ts'
import { openSite, shownPath } from '../site.ts'
import { oneLine, printable } from '../text-width.ts'

/** `blog deploy`: the site, built and sent to where the config says. */
export function deployCommand(cli: Cli): Command {
  return new Command('deploy')
    .alias('d')
    .description('build the site and put it where deploy: in the config says')
    .option('-g, --generate', 'build before (the default: a build that changes nothing takes a moment)')
    .option('--no-generate', 'send public/ as it is')
    .option('--dry-run', 'build, compare and tell, and send nothing')
    .option('-m, --message <text>', 'the message of the commit')
    .option('--only <name>', 'one of several places; may be given again', collect)
    .option('--yes', 'do not ask where more than half of the pages would go')
    .option('--force', 'go on where most of the branch or work of others would vanish')
    .option('--allow-empty', 'deploy a site without articles where the last had some')
    .option('--force-history', 'replace the history of the branch by one commit')
    .addOption(
      new Option('--setup <host>', 'write the file with which a host builds the site by itself').choices([
        'github',
        'gitlab',
        'cloudflare',
        'netlify',
        'vercel',
      ]),
    )
    .addHelpText(
      'after',
      `
The history of the branch is kept: each deployment is one commit on top, pushed without force. CNAME, .nojekyll and
what keep: lists stay on it. A build with errors is not deployed.

Examples:
  blog deploy                           build and deploy
  blog deploy --dry-run                 see what would change
  blog d -m "新文章：反向传播"             with a message of your own
  blog deploy --only github             to one of several places
  blog deploy --setup github            let GitHub build the site after every push`,
    )
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
  let report: Report | undefined
  if (options.generate === false) {
    const errors = project.problems.filter(({ severity }) => severity === 'error')
    if (errors.length > 0) throw new Refused(errors)
  } else {
    report = await generate(cli, { silent: options.silent === true, allowEmpty: options.allowEmpty === true }, project)
    if (!report.good) {
      cli.terminal.err('Nothing was deployed, since the build has errors.')
      return false
    }
  }
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
    await reportProblems(problems, cli.terminal, cli.messages)
    return undefined
  }
  selectTargets(targets, options.only ?? [])
  return { deploy: config.deploy }
}

async function propose(cli: Cli, site: string): Promise<{ readonly deploy: unknown } | undefined> {
  const { proposeDeploy, writeProposal } = await import('../../deploy/propose.ts')
  const { terminal } = cli
  const { bold, cyan } = terminal.colors.err
  const proposal = await proposeDeploy(site, cli.env)
  terminal.err(bold('The config does not say where to deploy.'))
  terminal.err(
    proposal === undefined
      ? 'Write into _config.yml, for example:\n'
      : 'For this repository, write into _config.yml:\n',
  )
  const yaml = proposal?.yaml ?? 'deploy:\n  type: git\n  repo: git@github.com:name/project.git\n  branch: gh-pages\n'
  for (const line of yaml.trimEnd().split('\n')) terminal.err(`  ${cyan(printable(line))}`)
  terminal.err('')
  if (proposal === undefined || !mayAsk(cli)) {
    terminal.err('Nothing was deployed.')
    return undefined
  }
  if (!(await askYesNo('Write this into _config.yml, and deploy?', true))) return undefined
  if (await writeProposal(`${site}/_config.yml`, proposal)) return { deploy: proposal.deploy }
  terminal.err(
    'There is a deploy: in _config.yml already, or no such file: please write it yourself. Nothing was deployed.',
  )
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
  const { terminal } = cli
  const { bold, dim, green } = terminal.colors.out
  const shown = oneLine(shownPath(cli, setup.file))
  if (options.silent !== true) terminal.out(`${bold(shown)}\n\n${setup.text}`)
  const there = await readFile(setup.file, 'utf8').catch(() => undefined)
  if (there !== undefined && there !== setup.text) throw alreadyThere(shown)
  if (there !== undefined) {
    if (options.silent !== true) terminal.out(`${green('✓')} ${bold(shown)} already exists, and is as it should be.`)
    return true
  }
  if (options.dryRun === true) return true
  if (mayAsk(cli) && !(await askYesNo(`Write this into ${shown}?`, true))) return false
  await writeSetup(setup)
  if (options.silent === true) return true
  terminal.out(`${green('✓')} Wrote ${bold(shown)}\n\nNext:`)
  for (const [index, step] of setup.steps.entries()) terminal.out(`  ${dim(`${index + 1}.`)} ${step}`)
  return true
}

function collect(value: string, earlier: readonly string[] | undefined): readonly string[] {
  return [...(earlier ?? []), value]
}
