import type { Problem } from '../base/problem.ts'
import type { GitOutcome, Outcome } from '../deploy/outcome.ts'
import { wordsOf } from '../messages/say.ts'
import { callExtension } from '../model/call-extension.ts'
import type { Deployer } from '../model/extension.ts'
import type { Project } from '../model/project.ts'
import type { Report } from '../road/report.ts'
import type { Cli } from './cli.ts'
import { askYesNo } from './questions.ts'
import { plural, reportProblems } from './reporter.ts'
import type { Colors } from './terminal.ts'
import { oneLine, printable } from './text-width.ts'

/** Sends a built site to where its config says, and reports what became of it. */

export interface DeploymentOptions {
  readonly silent?: boolean
  readonly dryRun?: boolean
  readonly message?: string
  readonly only?: readonly string[]
  readonly force?: boolean
  readonly yes?: boolean
  readonly forceHistory?: boolean
}

/** Gives whether every target has what it should have. `deploy` is the config's, or what the author just agreed to. */
export async function sendSite(
  cli: Cli,
  project: Project,
  deploy: unknown,
  options: DeploymentOptions,
  { vanished }: Pick<Report, 'vanished'> = {},
): Promise<boolean> {
  const [{ deploySite }, { readManifest }, { usableFolders }] = await Promise.all([
    import('../deploy/deploy.ts'),
    import('../publish/manifest.ts'),
    import('../publish/spare-cache.ts'),
  ])
  const folders = usableFolders(project.folders)
  const { terminal } = cli
  const { config, extensions } = project
  const { outcomes, problems } = await deploySite(
    deploy,
    {
      folders,
      url: config.url,
      root: config.root,
      zone: config.timezone,
      now: cli.now(),
      env: cli.env,
      published: [...readManifest(folders).keys()],
      vanished,
    },
    {
      dryRun: options.dryRun === true,
      force: options.force === true,
      yes: options.yes === true,
      forceHistory: options.forceHistory === true,
      ...(options.message === undefined ? {} : { message: options.message }),
      ...(options.only === undefined ? {} : { only: options.only }),
      ...(mayAsk(cli) ? { confirm: (doubts) => mayGoOn(doubts, cli) } : {}),
      ...(options.silent === true ? {} : { say: (line) => terminal.err(terminal.colors.err.dim(oneLine(line))) }),
    },
    deployersOf(extensions),
  )
  const all = [...problems, ...outcomes.flatMap((outcome) => outcome.problems)]
  const told = options.silent === true ? all.filter(({ severity }) => severity === 'error') : all
  await reportProblems(told, terminal, cli.messages)
  for (const outcome of outcomes)
    if (options.silent !== true) terminal.out(linesOf(outcome, terminal.colors.out, options.dryRun === true).join('\n'))
  return problems.every(({ severity }) => severity === 'warning') && outcomes.every(({ kind }) => kind !== 'failed')
}

/** Whether someone is there to answer; a runner of CI may well have a terminal. */
export function mayAsk({ terminal, env }: Cli): boolean {
  return terminal.interactive && (env.CI ?? '') === ''
}

/** Asks about what stops a deployment unless the author says so. */
async function mayGoOn(doubts: readonly Problem[], { messages }: Cli): Promise<boolean> {
  const words = await messages()
  const sentences = doubts.map((doubt) => wordsOf(doubt, words).message)
  return askYesNo(printable([...sentences, 'Deploy anyway?'].join('\n')), false)
}

/** Of two with one name the later wins, as everywhere in the list. */
function deployersOf(extensions: Project['extensions']): Readonly<Record<string, Deployer>> {
  const deployers: Record<string, Deployer> = {}
  for (const extension of extensions)
    for (const [name, deployer] of Object.entries(extension.deployers ?? {}))
      deployers[name] = (shipment) => callExtension(extension, `deployers.${name}`, undefined, () => deployer(shipment))
  return deployers
}

function linesOf(outcome: Outcome, colors: Colors, dryRun: boolean): readonly string[] {
  const { bold, dim, green, red, yellow } = colors
  const name = bold(oneLine(outcome.target))
  const { git } = outcome
  const place = git === undefined ? '' : dim(` ${oneLine(git.branch)} of ${oneLine(git.repository)}`)
  switch (outcome.kind) {
    case 'failed':
      return [`${red('✗')} ${name}: nothing was deployed.`, ...(git && dryRun ? changesOf(git, colors) : [])]
    case 'planned':
      return git === undefined
        ? [`${yellow('○')} ${name}: would be deployed with type ${outcome.type}.`]
        : [`${yellow('○')} ${name}${place}: would be deployed. ${countsOf(git)}`, ...changesOf(git, colors), opens(git)]
    case 'sent':
      return [`${green('✓')} ${name}: deployed.`]
    case 'unchanged':
      return git === undefined
        ? [`${green('✓')} ${name}: nothing to send, since its type is ${outcome.type}.`]
        : [
            `${green('✓')} ${name}${place}: nothing changed since commit ${shortOf(git)}; nothing was pushed.`,
            opens(git),
          ]
    case 'pushed':
      return git === undefined
        ? []
        : [
            `${green('✓')} ${name}${place}: ${countsOf(git)}`,
            `  Commit ${bold(shortOf(git))}${git.isNew ? ' on a new branch' : ''}${keptOf(git)}`,
            opens(git),
          ]
  }
}

const isPage = (path: string) => /\.html?$/i.test(path)

/** `3 pages added, 1 changed, 2 removed; 12 other files.` */
function countsOf({ added, changed, removed }: GitOutcome): string {
  const count = (paths: readonly string[]) => paths.filter(isPage).length
  const parts = [
    [count(added), 'added'],
    [count(changed), 'changed'],
    [count(removed), 'removed'],
  ] as const
  const said = parts.filter(([number]) => number > 0)
  const pages = said.map(([number, what], index) => `${index === 0 ? plural(number, 'page') : number} ${what}`)
  const all = added.length + changed.length + removed.length
  const rest = all - parts.reduce((sum, [number]) => sum + number, 0)
  if (all === 0) return 'no file changed.'
  if (pages.length === 0) return `${plural(rest, 'file')}, no page.`
  return `${pages.join(', ')}${rest > 0 ? `; ${plural(rest, 'other file')}` : ''}.`
}

const SHOWN = 20

function changesOf({ added, changed, removed, kept }: GitOutcome, { dim, green, red, yellow }: Colors): string[] {
  const list = (paths: readonly string[], mark: string) => [
    ...paths.slice(0, SHOWN).map((path) => `  ${mark} ${oneLine(path)}`),
    ...(paths.length > SHOWN ? [dim(`    and ${paths.length - SHOWN} more`)] : []),
  ]
  return [
    ...list(added, green('+')),
    ...list(changed, yellow('~')),
    ...list(removed, red('-')),
    ...list(kept, dim('=')),
  ]
}

function keptOf({ kept }: GitOutcome): string {
  if (kept.length === 0) return ''
  const shown = kept.slice(0, 3).map(oneLine).join(', ')
  return `; kept ${kept.length > 3 ? `${shown} and ${kept.length - 3} more` : shown}`
}

function shortOf({ commit = '' }: GitOutcome): string {
  return commit.slice(0, 7)
}

function opens({ open }: GitOutcome): string {
  return `  → ${oneLine(open)}`
}
