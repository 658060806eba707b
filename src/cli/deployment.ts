import { join } from 'node:path'
import type { Problem } from '../base/problem.ts'
import type { GitOutcome, Outcome, Step, StepParams } from '../deploy/outcome.ts'
import { wordsOf } from '../messages/say.ts'
import type { Texts } from '../messages/texts/en.ts'
import { callExtension } from '../model/call-extension.ts'
import type { Deployer, Deployers, Deploying } from '../model/extension.ts'
import type { Project } from '../model/project.ts'
import type { Report } from '../road/report.ts'
import type { Cli } from './cli.ts'
import { askYesNo, mayAsk } from './questions.ts'
import { reportProblems } from './reporter.ts'
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
  { vanished, changed = [] }: Partial<Pick<Report, 'vanished' | 'changed'>> = {},
): Promise<boolean> {
  const [{ deploySite }, { readManifest }, { usableFolders }] = await Promise.all([
    import('../deploy/deploy.ts'),
    import('../publish/manifest.ts'),
    import('../publish/spare-cache.ts'),
  ])
  const folders = usableFolders(project.folders)
  const { terminal, texts } = cli
  const said = texts.deploying
  const { config, extensions } = project
  const around = options.dryRun === true ? [] : await deployingOf(extensions)
  for (const { before } of around) await before()
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
      ...(options.silent === true
        ? {}
        : { say: (step) => terminal.err(terminal.colors.err.dim(oneLine(stepWords(step, said.steps)))) }),
    },
    () => deployersOf(extensions),
  )
  const all = [...problems, ...outcomes.flatMap((outcome) => outcome.problems)]
  const shown = options.silent === true ? all.filter(({ severity }) => severity === 'error') : all
  await reportProblems(shown, cli)
  for (const outcome of outcomes)
    if (options.silent !== true)
      terminal.out(linesOf(outcome, said, terminal.colors.out, options.dryRun === true).join('\n'))
  const isThere =
    problems.every(({ severity }) => severity === 'warning') && outcomes.every(({ kind }) => kind !== 'failed')
  if (isThere) for (const { after } of around) await after()
  if (isThere) await submitChanges(cli, project, outcomes, changed, options.silent === true)
  // The last word, once for each place where the site can be seen.
  const open = new Set(outcomes.flatMap(({ kind, git }) => (kind === 'failed' ? [] : (git?.open ?? []))))
  if (options.silent !== true)
    for (const address of open) terminal.out(`→ ${terminal.colors.out.cyan(oneLine(address))}`)
  return isThere
}

/** To search engines, where the config says so. That they cannot be reached is a warning: the site is there. */
async function submitChanges(
  cli: Cli,
  { config, folders }: Project,
  outcomes: readonly Outcome[],
  built: readonly string[],
  silent: boolean,
): Promise<void> {
  const { baidu_token, indexnow_key } = config.submit_urls
  if (baidu_token === '' && indexnow_key === '') return
  const [{ changedPages, submitUrls }, { readFile }] = await Promise.all([
    import('../deploy/submit.ts'),
    import('node:fs/promises'),
  ])
  const path = config.sitemap.enable ? config.sitemap.path.find((name) => !name.endsWith('.txt')) : undefined
  const sitemap = path && (await readFile(join(folders.public, path), 'utf8').catch(() => undefined))
  const { taken, problems } = await submitUrls(changedPages(outcomes, built), { config, env: cli.env, sitemap })
  if (silent) return
  await reportProblems(problems, cli)
  const { green } = cli.terminal.colors.out
  for (const one of taken) cli.terminal.out(`${green('✓')} ${cli.texts.deploying.submitted(one)}`)
}

async function deployingOf(extensions: Project['extensions']): Promise<readonly Deploying[]> {
  const found: Deploying[] = []
  for (const extension of extensions) {
    const call = <T>(work: () => T) => callExtension(extension, 'deploying', undefined, work)
    const deploying = await call(() => extension.deploying?.())
    if (deploying !== undefined)
      found.push({ before: () => call(() => deploying.before()), after: () => call(() => deploying.after()) })
  }
  return found
}

/** Asks about what stops a deployment unless the author says so. */
async function mayGoOn(doubts: readonly Problem[], cli: Cli): Promise<boolean> {
  const { messages, texts } = cli
  const words = await messages()
  const sentences = doubts.map((doubt) => wordsOf(doubt, words).message)
  return askYesNo(cli, printable([...sentences, texts.deploying.anyway].join('\n')), false)
}

/** Of two with one name the later wins, as everywhere in the list. */
async function deployersOf(extensions: Project['extensions']): Promise<Deployers> {
  const deployers: Record<string, Deployer> = {}
  for (const extension of extensions) {
    const { deployers: own = {} } = extension
    const those = typeof own === 'function' ? await callExtension(extension, 'deployers', undefined, own) : own
    for (const [name, deployer] of Object.entries(those))
      deployers[name] = (shipment) => callExtension(extension, `deployers.${name}`, undefined, () => deployer(shipment))
  }
  return deployers
}

type Said = Texts['deploying']

function stepWords<S extends keyof StepParams>(
  { step, params }: Step<S>,
  steps: { readonly [N in keyof StepParams]: (params: StepParams[N]) => string },
): string {
  return steps[step](params)
}

function linesOf(outcome: Outcome, said: Said, colors: Colors, dryRun: boolean): readonly string[] {
  const { bold, dim, green, red, yellow } = colors
  const { git, type } = outcome
  const place = git && dim(` ${said.branch({ branch: oneLine(git.branch), repository: oneLine(git.repository) })}`)
  const target = bold(oneLine(outcome.target))
  const name = `${target}${place ?? ''}`
  switch (outcome.kind) {
    case 'failed':
      return [`${red('✗')} ${said.nothing(target)}`, ...(git && dryRun ? changesOf(git, said, colors) : [])]
    case 'planned':
      return git === undefined
        ? [`${yellow('○')} ${said.wouldBeOfType({ name, type })}`]
        : [
            `${yellow('○')} ${said.wouldBe({ name, counts: said.counts(countsOf(git)) })}`,
            ...changesOf(git, said, colors),
          ]
    case 'sent':
      return [`${green('✓')} ${said.sent(target)}`]
    case 'unchanged':
      return git === undefined
        ? [`${green('✓')} ${said.nothingOfType({ name, type })}`]
        : [`${green('✓')} ${said.unchanged({ name, commit: shortOf(git) })}`]
    case 'pushed':
      return git === undefined
        ? []
        : [
            `${green('✓')} ${said.pushed({ name, counts: said.counts(countsOf(git)) })}`,
            `  ${said.commit({ commit: bold(shortOf(git)), isNew: git.isNew, ...keptOf(git) })}`,
          ]
  }
}

const isPage = (path: string) => /\.html?$/i.test(path)

/** Of pages each, and all other files. */
function countsOf({ added, changed, removed }: GitOutcome) {
  const count = (paths: readonly string[]) => paths.filter(isPage).length
  const pages = { added: count(added), changed: count(changed), removed: count(removed) }
  const all = added.length + changed.length + removed.length
  return { ...pages, others: all - pages.added - pages.changed - pages.removed }
}

const SHOWN = 20

function changesOf({ added, changed, removed, kept }: GitOutcome, said: Said, colors: Colors): string[] {
  const { dim, green, red, yellow } = colors
  const list = (paths: readonly string[], mark: string) => [
    ...paths.slice(0, SHOWN).map((path) => `  ${mark} ${oneLine(path)}`),
    ...(paths.length > SHOWN ? [dim(`    ${said.more(paths.length - SHOWN)}`)] : []),
  ]
  return [
    ...list(added, green('+')),
    ...list(changed, yellow('~')),
    ...list(removed, red('-')),
    ...list(kept, dim('=')),
  ]
}

function keptOf({ kept }: GitOutcome) {
  return { kept: kept.slice(0, 3).map(oneLine), keptInAll: kept.length }
}

function shortOf({ commit = '' }: GitOutcome): string {
  return commit.slice(0, 7)
}
